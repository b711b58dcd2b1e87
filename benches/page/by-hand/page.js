// The same questions, as a good engineer writes them without a framework: one page of them at a time, every answer kept
// at once. Texts are set, never parsed.
(async () => {
  const KEY = "draft";
  const { title, fields, options, pages } = await (await fetch("questions.json")).json();
  const draft = JSON.parse(localStorage.getItem(KEY) ?? '{"about":{},"answers":{}}');
  const main = document.getElementById("main");
  const progress = document.getElementById("progress");
  const nQuestions = pages.flatMap(([, , , groups]) => groups).reduce((n, [, , questions]) => n + questions.length, 0);

  const make = (tag, props, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  const keep = () => localStorage.setItem(KEY, JSON.stringify(draft));

  const showProgress = () => {
    const n = Object.keys(draft.answers).length;
    progress.dataset.answered = n;
    progress.textContent = `ตอบแล้ว ${n} จาก ${nQuestions} ข้อ`;
  };

  const question = ([id, text, help]) =>
    make("fieldset", { id: `q-${id}` },
      make("legend", { textContent: `${id} ${text}` }),
      make("p", { className: "help", textContent: help }),
      make("div", { className: "options" },
        ...options.map(([value, label]) =>
          make("label", {},
            make("input", { type: "radio", name: id, value, checked: draft.answers[id] === value }),
            make("span", { textContent: label })))));

  const step = (text, at) => make("button", { type: "button", textContent: text, value: at });

  const show = (at) => {
    if (at < 0) return begin();
    if (at === pages.length) return main.replaceChildren(make("h1", { tabIndex: -1, textContent: "ตอบครบทุกหน้าแล้ว" }), step("ย้อนกลับ", at - 1));
    const [, name, about, groups] = pages[at];
    main.replaceChildren(
      make("h1", { tabIndex: -1, textContent: name }),
      make("p", { textContent: about }),
      ...groups.map(([id, heading, questions]) => make("section", {}, make("h2", { textContent: `${id} ${heading}` }), ...questions.map(question))),
      step("ย้อนกลับ", at - 1), " ", Object.assign(step("ถัดไป", at + 1), { className: "next" }));
    scrollTo(0, 0);
    main.firstChild.focus();
  };

  const begin = () => {
    const field = ([name, label, choices]) => {
      const input = choices.length
        ? make("select", { name, required: true }, make("option", { value: "", textContent: "โปรดเลือก" }), ...choices.map(([value, textContent]) => make("option", { value, textContent })))
        : make("input", { name, required: true });
      input.value = draft.about[name] ?? "";
      return make("label", { className: "field" }, label, input);
    };
    const form = make("form", {}, ...fields.map(field), make("button", { className: "next", textContent: "เริ่มตอบคำถาม" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      draft.about = Object.fromEntries(new FormData(form));
      keep();
      show(0);
    });
    main.replaceChildren(make("h1", { tabIndex: -1, textContent: "ข้อมูลหน่วยงาน" }), form);
  };

  main.addEventListener("change", ({ target }) => {
    if (target.type !== "radio") return;
    draft.answers[target.name] = target.value;
    keep();
    showProgress();
  });
  main.addEventListener("click", ({ target }) => {
    if (target.type === "button") show(Number(target.value));
  });

  document.getElementById("title").textContent = title;
  showProgress();
  begin();
})();
