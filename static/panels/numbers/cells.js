/** The cells of a map as Python sends them, see stage/map_cells.py: handed on to the picture. */

import { arrive } from "./numbers.js";

export const mount = () => ({ update: (cells) => arrive({ ...cells, side: cells.spec.axes[1][3] }), destroy() {} });
