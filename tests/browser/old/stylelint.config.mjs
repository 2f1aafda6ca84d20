// What the oldest browsers of participants can draw. FLOOR names them, as browserslist does.
const browsers = process.env.FLOOR.split(", ");

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: { "plugin/no-unsupported-browser-features": [true, { browsers, ignorePartialSupport: true }] },
};
