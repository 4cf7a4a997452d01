"""The arrays of the numerical preview."""

import numpy as np
from numpy.typing import NDArray

#: Numbers of many points; their shape is said where they stand.
Numbers = NDArray[np.float64]
