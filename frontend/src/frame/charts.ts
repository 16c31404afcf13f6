/** Fetches the charts' bundle, named by `<html data-charts>`, the first time a page or a swap brings an `<mp-chart>`. */
export function loadCharts(root: Document): void {
  const address = root.documentElement.dataset['charts'];
  let fetched = false;
  const look = (): void => {
    if (fetched || !address || !root.querySelector('mp-chart')) return;
    fetched = true;
    import(address).catch((error: unknown) => {
      fetched = false;
      console.error('The charts could not be fetched; their tables stand instead.', error);
    });
  };
  look();
  root.addEventListener('htmx:after:swap', look);
}
