/* Asks every half second which state of the file is shown, and loads the page again when it is
   another one. Without it a page is loaded again by hand. */

const { state, address } = document.currentScript.dataset;
const OFTEN = 500;
const SELDOM = 5000; // when the server does not answer: it may be started again

async function look() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== state) {
      location.reload();
      return;
    }
    setTimeout(look, OFTEN);
  } catch {
    setTimeout(look, SELDOM);
  }
}

setTimeout(look, OFTEN);
