"""What Windows shows about the programs: the version resource that PyInstaller puts into them."""

from __future__ import annotations

TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The HolySheep Studio authors'),
      StringStruct('FileDescription', 'HolySheep Studio'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'holysheep-studio'),
      StringStruct('LegalCopyright', 'MIT licence; with libraries under the GPL, see Licences in the Help menu'),
      StringStruct('ProductName', 'HolySheep Studio'),
      StringStruct('ProductVersion', '{version}'),
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),
  ],
)
"""


def version_resource(version: str) -> str:
    """The resource's text for a version such as 1.2.3."""
    parts = [int(part) for part in version.split(".") if part.isdigit()][:4]
    return TEMPLATE.format(numbers=tuple([*parts, 0, 0, 0, 0][:4]), version=version)
