/** What a supplier is asked for: texts, and a paper. */
export interface Asks {
  /** Whoever asks, as the supplier knows it. */
  readonly from: string;
  readonly about: string;
  readonly questions: readonly { readonly name: string; readonly label: string }[];
  /** Whether a PDF may come along, or has to. */
  readonly document: 'none' | 'optional' | 'required';
}

/** Text as HTML shows it: no mark of it is read as one of the page. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** The form: without scripts or styles, each field with a label of its own. */
export function formPage({ about, document, from, questions }: Asks, until: string): string {
  const fields = questions.map(
    ({ label, name }) =>
      `<p><label for="${escapeHtml(name)}"><bdi>${escapeHtml(label)}</bdi></label><br>
<textarea id="${escapeHtml(name)}" name="${escapeHtml(name)}" rows="3" cols="60" maxlength="4000" required></textarea></p>`,
  );
  const file =
    document === 'none'
      ? ''
      : `<p><label for="file">A PDF of the paper${document === 'optional' ? ', if you have one' : ''} (at most 25 MB)</label><br>
<input id="file" name="file" type="file" accept="application/pdf"${document === 'required' ? ' required' : ''}></p>`;
  return page(
    'A request to a supplier',
    `<p><bdi>${escapeHtml(from)}</bdi> asks you about <bdi>${escapeHtml(about)}</bdi>.</p>
<form method="post" enctype="multipart/form-data" accept-charset="utf-8">
${[...fields, file].join('\n')}
<p><button type="submit">Send the answer</button></p>
</form>
<p>The form can be sent once, until <time datetime="${escapeHtml(until)}">${escapeHtml(until)}</time>.</p>`,
  );
}

/** One sentence, where there is no form. */
export function sentencePage(title: string, sentence: string): string {
  return page(title, `<p role="status">${escapeHtml(sentence)}</p>`);
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
