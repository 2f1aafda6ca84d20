// What the oldest browsers of participants can read and do. FLOOR names them, as browserslist does.
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";
import globals from "globals";

const floor = process.env.FLOOR.split(", ");
const onAnything = ["error", { aggressive: true }];

export default [
  es.configs["flat/restrict-to-es2022"],
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    plugins: { compat, "es-x": es },
    settings: { browserslist: floor, targets: floor, lintAllEsApis: true },
    rules: {
      "compat/compat": "error",
      // Of the language of 2022, and yet not in Safari 15.4.
      "es-x/no-class-static-block": "error",
      "es-x/no-regexp-lookbehind-assertions": "error",
      // Methods of lists whose kind no linter can tell.
      "es-x/no-array-prototype-findlast-findlastindex": onAnything,
      "es-x/no-array-prototype-toreversed": onAnything,
      "es-x/no-array-prototype-tosorted": onAnything,
      "es-x/no-array-prototype-tospliced": onAnything,
    },
  },
  {
    // The files as they are edited: each imports what it uses, and uses what it imports and declares.
    files: ["modules/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: { "no-undef": "error", "no-unused-vars": "error", "no-redeclare": "error" },
  },
];
