// Voilà sets formulas on every page and fetches a library for it, a tenth of all bytes; ours have none.
(() => {
  let shared;
  const activate = (_, rendermime) => {
    Object.defineProperty(rendermime, "latexTypesetter", { value: null });
  };
  const container = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const [library] = Object.values(shared["@jupyterlab/rendermime"]);
      const { IRenderMimeRegistry } = (await library.get())();
      const id = "marketing-sales-workshop-plain:no-formulas";
      return () => ({ __esModule: true, default: { id, autoStart: true, requires: [IRenderMimeRegistry], activate } });
    },
  };
  globalThis._JUPYTERLAB = { ...globalThis._JUPYTERLAB, "marketing-sales-workshop-plain": container };
})();
