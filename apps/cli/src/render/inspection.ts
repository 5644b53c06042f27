import type { InspectedStaple, Inspection } from './describe-bundle.ts';
import { shortDigest } from './marks.ts';
import type { Page } from './page.ts';

/** Prints what a bundle says of itself, under the sentence that none of it was verified. */
export function printInspection(page: Page, inspection: Inspection): void {
  const { notice, entry, presentation, credentials, sealed, staples, unread, sizes } = inspection;
  page.put({ text: notice, look: 'bold' });
  page.heading(
    entry === null
      ? 'No entry among the credentials'
      : `Entry ${entry.number}, version ${entry.version}, ${entry.lines} lines`,
  );
  for (const [name, value] of Object.entries(presentation))
    page.put(`${name.padEnd(8)}${value}`, { first: '', rest: '        ' });
  page.heading(`${credentials.length} credentials`);
  const numbers = new Map(credentials.map(({ digest, number }) => [digest, `[${number}]`]));
  for (const { number, type, id, issuer, digest, bytes, edges } of credentials) {
    page.put([{ text: `[${number}] ${type === '' ? 'no type' : type}`, look: 'bold' }, ` ${id}`], {
      first: '',
      rest: '    ',
    });
    page.put(`issuer ${issuer}`, { first: '    ' });
    page.put(`digest ${digest}, ${bytes} bytes`, { first: '    ' });
    for (const { role, credential, credentialDigest } of edges)
      page.put(
        `${role} → ${numbers.get(credentialDigest) ?? `${credential} (${shortDigest(credentialDigest)}), not readable here`}`,
        { first: '    ', rest: '      ' },
      );
  }
  page.heading('Sealed');
  for (const { id, digest, bytes } of sealed)
    page.put(`${id} ${shortDigest(digest)}, ${bytes} bytes`, { first: '  ' });
  if (sealed.length === 0) page.put('nothing', { first: '  ' });
  page.heading('Staples');
  for (const staple of staples.didResolutions) printStaple(page, 'resolution of', staple);
  for (const staple of staples.statusLists) printStaple(page, 'status list', staple);
  page.put(`${staples.existenceProofs} proofs of existence`, { first: '  ' });
  if (inspection.sdJwtCredentials > 0)
    page.put(`${inspection.sdJwtCredentials} SD-JWT credentials, not read here`, { first: '  ' });
  page.heading('Sizes');
  for (const { what, is, limit } of sizes)
    page.put(`${what}: ${is} of at most ${limit}${is > limit ? ', over the limit' : ''}`, {
      first: '  ',
    });
  if (unread.length > 0) page.heading('Could not be read');
  for (const reason of unread) page.put(reason, { first: '  ', rest: '    ' });
}

function printStaple(page: Page, what: string, staple: InspectedStaple): void {
  const { about, issuer, validFrom, validUntil, bytes } = staple;
  page.put(
    `${what} ${about} by ${issuer}, ${validFrom} to ${validUntil || 'open'}, ${bytes} bytes`,
    {
      first: '  ',
      rest: '    ',
    },
  );
}
