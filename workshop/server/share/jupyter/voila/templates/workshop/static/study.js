// The list of lessons without a kernel: the widget of 00-welcome.ipynb, with the page that came along.

const page = JSON.parse(document.getElementById("path-page").textContent);
const host = document.getElementById("path");
const model = { get: (name) => (name === "page" ? page : undefined), on() {}, off() {}, send() {} };

// The plain list stays for browsers that cannot load the widget.
import(document.querySelector("[data-path]").dataset.path).then(({ default: path }) => {
  host.replaceChildren();
  path.render({ model, el: host });
});
