import js from "@eslint/js";
import globals from "globals";

const modules = { sourceType: "module", ecmaVersion: "latest" };

export default [
  { ignores: ["static/plotly.min.js"] },
  js.configs.recommended,
  { files: ["static/**/*.js"], languageOptions: { ...modules, globals: globals.browser } },
  // What runs without a page: no window, no document.
  { files: ["static/core/**/*.js"], languageOptions: { ...modules, globals: globals["shared-node-browser"] } },
  { files: ["tests/js/**/*.js", "*.js"], languageOptions: { ...modules, globals: globals.node } },
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "object-shorthand": "error",
      "no-implicit-globals": "error",
      "no-unused-private-class-members": "off", // takes `#frame ||= …` for a write only
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
    },
  },
];
