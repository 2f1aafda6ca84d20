/* The button beside a sheet; who has no scripts prints with the browser's own command. */
document.getElementById('print').addEventListener('click', () => print());
