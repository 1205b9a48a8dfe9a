/**
 * Colours shared by everything drawn on the stage. Contrast and colour-vision distances of this table are tested;
 * changing one value moves several pairs.
 */

const RUNNERS = {
  light: ["#1F6AEF", "#8C2804", "#1F8567", "#B2418E", "#9A6C0C", "#1D5254", "#410E82", "#48051C"],
  dark: ["#A4BAFE", "#E37213", "#17E8B6", "#D87AAB", "#FDD344", "#C0FBFE", "#A454FA", "#998074"],
};

const TOKENS = {
  light: {
    background: "#FFFFFF", raise: "#FFFFFF", ink: "#161A20", ink2: "#48515D", ink3: "#66707C", control: "#858E99",
    line: "#E3E8ED", focus: "#1459D9", contour: "#AEBBC9", shadow: "0 1px 2px #161A200F, 0 8px 24px #161A201F",
    tones: ["#FEFEFD", "#FAFBFC", "#F6F8FA", "#F3F5F8", "#EFF3F6", "#ECF0F5", "#E9EEF3", "#E6ECF2", "#E3EAF0",
      "#E1E8EF", "#DEE6EE", "#DCE4ED", "#D9E2EC"],
  },
  dark: {
    background: "#0E1116", raise: "#1B2129", ink: "#E9EDF2", ink2: "#B3BCC7", ink3: "#8B95A1", control: "#6E7985",
    line: "#262D37", focus: "#8AB4FF", contour: "#47566A", shadow: "0 0 0 1px #2E3742, 0 12px 32px #0000008C",
    tones: ["#0D1015", "#10141A", "#12171E", "#141A22", "#171D26", "#19202A", "#1B232E", "#1E2632", "#202936",
      "#232D3A", "#25303E", "#283342", "#2A3646"],
  },
};

/** @typedef {typeof TOKENS.light} Tokens */

/** @param {boolean} dark @returns {Tokens} */
export const tokens = (dark) => TOKENS[dark ? "dark" : "light"];

/** Colour of the runner in a slot; slots 8 to 11 repeat the first four. @param {number} slot @param {boolean} dark */
export const runnerColor = (slot, dark) => RUNNERS[dark ? "dark" : "light"][slot % 8];
