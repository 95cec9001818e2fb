/* Niceties only: every page works without this file. */
(() => {
  "use strict";
  const all = (selector, root = document) => root.querySelectorAll(selector);

  // A form marked data-once is sent once: its buttons rest after the first press.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true")), 0);
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  // Menus close with Escape, and when something else is pressed.
  const closeMenus = (except) => all("details[data-drop][open]").forEach((menu) => { if (!menu.contains(except)) menu.open = false; });
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[data-drop][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Dropping a file on its field; the chosen file's name and size.
  const tell = (box) => {
    const file = box.querySelector("input[type=file]").files[0];
    const size = file && (file.size < 1e6 ? Math.ceil(file.size / 1e3) + " kB" : (file.size / 1e6).toFixed(1) + " MB");
    box.querySelector("[data-file-name]").textContent = file ? file.name + " · " + size : "";
  };
  for (const box of all("[data-drop-file]")) {
    box.addEventListener("change", () => tell(box));
    for (const name of ["dragover", "dragleave", "drop"]) box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.toggle("over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) {
        box.querySelector("input[type=file]").files = event.dataTransfer.files;
        tell(box);
      }
    });
  }

  // After a refused form the reader starts at what is wrong.
  document.querySelector("[data-focus]")?.focus();
})();
