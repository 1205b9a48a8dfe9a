/** A race in a file of its own. */

import { bytesOf } from "./blocks.js";
import { follow } from "./maps.js";
import { open } from "./open.js";

open(bytesOf("catalog"));
follow();
