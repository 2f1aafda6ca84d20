/* A link carries its key behind the #, where no server or log sees it; and a phone that comes from
   another laptop, behind a ~, what it has not handed over yet. */
(function () {
  const told = location.hash.slice(1).split('~');
  if (!told[0]) return;
  history.replaceState(null, '', location.pathname);
  document.getElementById('key').value = told[0];
  const bag = document.getElementById('bag');
  if (bag) bag.value = told[1] || '';
  /* Not before the page is whole: a browser may take an earlier move for a page that failed. */
  const go = () => document.getElementById('door').submit();
  if (document.readyState === 'complete') go();
  else addEventListener('load', go);
})();
