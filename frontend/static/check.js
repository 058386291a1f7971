// Compares a chosen file with the hashes on the page. The file is read by the browser and sent nowhere.

const form = document.getElementById("compare");
const input = document.getElementById("pdf");
const outcomes = document.querySelectorAll("[data-outcome]");
const issued = document.querySelectorAll("[data-sha256]");
let asked = 0;

function tell(name) {
  for (const outcome of outcomes) outcome.hidden = outcome.dataset.outcome !== name;
}

async function hashOf(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function compare() {
  const question = ++asked;
  tell("");
  for (const row of issued) row.classList.remove("match");
  const [file] = input.files;
  if (!file) return;
  try {
    const hash = await hashOf(file);
    if (question !== asked) return; // another file was chosen meanwhile
    const row = Array.from(issued).find((item) => item.dataset.sha256 === hash);
    if (row) {
      row.classList.add("match");
      const name = row.querySelector("strong").cloneNode(true);
      document.querySelector("[data-name]").replaceChildren(...name.childNodes);
    } else {
      document.querySelector("[data-hash]").textContent = hash;
    }
    tell(row ? "known" : "unknown");
  } catch {
    if (question === asked) tell("failed");
  }
}

// Browsers compute hashes on pages that came over HTTPS or from this machine only.
if (globalThis.crypto?.subtle) {
  form.hidden = false;
  document.getElementById("by-hand").open = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", compare);
  compare(); // a file that the browser kept over a reload
}
