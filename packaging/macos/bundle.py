"""What macOS reads about the application: the keys of Info.plist, kept apart so that they can be tested anywhere."""

from __future__ import annotations

from typing import Any

import contents

#: The oldest macOS that the libraries in the bundle run on.
OLDEST = "14.0"
CLIPS = (
    "public.movie",
    "public.mpeg-4",
    "com.apple.quicktime-movie",
    "public.avi",
    "org.matroska.mkv",
    "com.compuserve.gif",
)
SCRIPT = "io.fountain.script"
PROJECT = "ai.holysheep.studio.project"


def plist() -> dict[str, Any]:
    """The keys besides those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": contents.TITLE,
        "CFBundleName": contents.TITLE,
        "CFBundleShortVersionString": contents.version(),
        "CFBundleVersion": contents.version(),
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Clip",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(CLIPS),
            },
            {
                "CFBundleTypeName": "Fountain screenplay",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [SCRIPT],
            },
            {
                "CFBundleTypeName": "HolySheep Studio project",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [PROJECT],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": PROJECT,
                "UTTypeDescription": "HolySheep Studio project",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["hsproj"],
                    "public.mime-type": ["application/vnd.holysheep.studio-project"],
                },
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": SCRIPT,
                "UTTypeDescription": "Fountain screenplay",
                "UTTypeConformsTo": ["public.plain-text"],
                "UTTypeTagSpecification": {"public.filename-extension": ["fountain", "spmd"]},
            }
        ],
        "LSApplicationCategoryType": "public.app-category.video",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence; with libraries under the GPL, see Help > Licences",
        "NSRequiresAquaSystemAppearance": False,
    }
