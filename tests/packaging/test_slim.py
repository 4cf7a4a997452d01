"""What is taken out of the package: the stand-in for OpenCV's BLAS counts right, and no library is left unloadable."""

from __future__ import annotations

import ctypes
import shutil
import sys
from importlib.metadata import files
from pathlib import Path

import numpy as np
import pytest
from linux import slim

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not all(map(shutil.which, ("as", "ld", "nm", "readelf", "strip"))),
    reason="the package is made on Linux, with binutils",
)
#: What OpenCV's wheel asks of its own BLAS, one of each kind.
WANTED = {"cblas_dgemm", "dgesv_"}


def library(distribution: str, beginning: str) -> Path:
    """One of a wheel's libraries."""
    found = [Path(str(file.locate())) for file in files(distribution) or () if file.name.startswith(beginning)]
    if not found:
        pytest.skip(f"{distribution} brings no {beginning} here")
    return found[0]


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """An installation with SciPy's libraries in it."""
    place = tmp_path / "_internal"
    shutil.copytree(library("scipy", "libscipy_openblas").parent, place / slim.SCIPY)
    (place / slim.OPENCV).mkdir()
    return place


def test_functions_go_on_to_scipy_s_with_all_they_were_given(inside: Path) -> None:
    made = inside / slim.OPENCV / "libopenblasp-r0-59ffcd50.3.15.so"
    (target,) = (inside / slim.SCIPY).glob("libscipy_openblas*")
    slim.forwarder(WANTED, target, made)
    assert slim.needed(made) == {target.name}
    assert slim.names(made, "--defined-only") >= WANTED
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    blas = ctypes.CDLL(str(made))
    of_doubles = ctypes.POINTER(ctypes.c_double)
    rng = np.random.default_rng(3)
    a, b, c = rng.random((5, 7)), rng.random((7, 4)), np.zeros((5, 4))
    one, none = ctypes.c_double(1), ctypes.c_double(0)
    a_c, b_c, c_c = (each.ctypes.data_as(of_doubles) for each in (a, b, c))
    blas.cblas_dgemm(101, 111, 111, 5, 4, 7, one, a_c, 7, b_c, 4, none, c_c, 4)
    np.testing.assert_allclose(c, a @ b)
    matrix, right = np.asfortranarray(rng.random((6, 6))), rng.random(6)
    expected = np.linalg.solve(matrix, right)
    n, columns, info, pivots = ctypes.c_int(6), ctypes.c_int(1), ctypes.c_int(9), (ctypes.c_int * 6)()
    m_c, r_c = matrix.ctypes.data_as(of_doubles), right.ctypes.data_as(of_doubles)
    blas.dgesv_(
        *map(ctypes.byref, (n, columns)), m_c, ctypes.byref(n), pivots, r_c, ctypes.byref(n), ctypes.byref(info)
    )
    assert info.value == 0
    np.testing.assert_allclose(right, expected)


def test_what_strip_would_break_stays_as_it_was(inside: Path) -> None:
    before = {file.name: file.stat().st_size for file in slim.binaries(inside)}
    assert slim.strip(inside) >= 0
    for file in slim.binaries(inside):
        assert slim.loadable(file)
        assert file.stat().st_size <= before[file.name]
    ctypes.CDLL(str(next((inside / slim.SCIPY).glob("libscipy_openblas*"))))


def test_opencv_s_own_blas_goes_with_all_that_only_it_asked_for(inside: Path) -> None:
    for name in ("libopenblasp", "libgfortran", "libquadmath"):
        shutil.copy(library("opencv-python-headless", name), inside / slim.OPENCV)
    (cv2,) = (file for file in files("opencv-python-headless") or () if file.name.startswith("cv2.abi3"))
    (inside / "cv2").mkdir()
    shutil.copy(str(cv2.locate()), inside / "cv2")
    link = inside / next((inside / slim.OPENCV).glob("libgfortran*")).name
    link.symlink_to(Path(slim.OPENCV) / link.name)
    free = slim.one_blas(inside)
    assert free > 30e6
    (left,) = (inside / slim.OPENCV).iterdir()
    assert left.name.startswith("libopenblasp")
    assert not link.is_symlink()
    wanted = slim.names(inside / "cv2" / cv2.name, "--undefined-only")
    assert {"cblas_sgemm", "dgesv_", "sgesdd_"} <= slim.names(left, "--defined-only") & wanted


def test_an_installation_without_them_is_left_alone(tmp_path: Path) -> None:
    assert slim.one_blas(tmp_path) == 0
