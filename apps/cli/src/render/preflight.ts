import type {
  PreflightLapse,
  PreflightLine,
  PreflightProblem,
  PreflightReport,
  WhomToAsk,
} from '@originmark/schemas';
import { formatAmount } from './format-amount.ts';
import type { Look, Page } from './page.ts';

const OUTCOMES: Readonly<Record<PreflightReport['outcome'], { text: string; look: Look }>> = {
  clean: { text: 'clean: nothing is to mend', look: 'green' },
  attention: { text: 'attention: something is open', look: 'yellow' },
  stop: { text: 'stop: something is wrong', look: 'red' },
};
const EFFECTS: Readonly<Record<PreflightProblem['effect'], Look>> = {
  exception: 'red',
  review: 'yellow',
  flag: 'cyan',
  none: 'dim',
};
const INDENT = '    ';

/** The report for whoever files, line by line. */
export function putPreflight(page: Page, report: PreflightReport): void {
  const { at, bundle, entryNumber, entryVersion, header, lapsing, lines, notice, outcome } = report;
  page.heading(`Pre-flight of entry ${entryNumber}, version ${entryVersion}`);
  page.put(OUTCOMES[outcome]);
  page.put(
    `At ${at}; the bundle would hold ${counted(bundle.credentials, 'credential')}, ${bundle.bytes} bytes.`,
  );
  page.put({ text: notice, look: 'dim' });
  if (header.length > 0 || lapsing.length > 0) {
    page.heading('Filing');
    for (const problem of header) putProblem(page, problem);
    for (const lapse of lapsing) putLapse(page, lapse);
  }
  for (const line of lines) putLine(page, line);
}

function putLine(page: Page, line: PreflightLine): void {
  const {
    atStake,
    choices,
    claimed,
    lapsing,
    preference,
    problems,
    setAside = [],
    supports,
  } = line;
  page.heading(
    `Line ${line.line}: ${claimed === undefined ? 'claims nothing' : `claims ${claimed}, ${preference}`}`,
  );
  if (supports.length > 0)
    page.put(
      `Supported by ${supports.map(({ credentialType }) => words(credentialType)).join(', ')}.`,
    );
  for (const problem of problems) putProblem(page, problem);
  for (const problem of setAside) putProblem(page, problem, 'set aside, ');
  for (const lapse of lapsing) putLapse(page, lapse);
  if (atStake !== undefined) {
    const due = [
      atStake.duty === undefined ? undefined : `duty ${formatAmount(atStake.duty.amount)}`,
      atStake.fees === undefined ? undefined : `fee ${formatAmount(atStake.fees.amount)}`,
    ].filter((text) => text !== undefined);
    page.put(
      `At stake if the claim fails: ${due.length === 0 ? 'not computed' : `${due.join(', ')} ${atStake.fees?.currency ?? ''}`}. Not known: ${atStake.unknown.join('; ')}.`,
    );
  }
  for (const { choice, claimUntil, note } of choices)
    if (choice === 'file-without-claim' && preference !== 'supported')
      page.put(
        `Or file without the claim: ${note}${claimUntil === undefined ? '' : ` The last day is ${claimUntil}.`}`,
      );
  for (const { credential, right } of line.undeclaredRights ?? [])
    page.put(`${credential} grants ${right} for these goods, and the line declares no right.`);
}

function putProblem(page: Page, problem: PreflightProblem, prefix = ''): void {
  const { ask, codes, credential, effect, followsFrom, kind, number, reference, remedy, what } =
    problem;
  const about = number ?? credential;
  page.put(
    [
      { text: `${prefix}${kind}`, look: EFFECTS[effect] },
      `${about === undefined ? '' : ` ${about}`}: ${what}`,
    ],
    { first: '  ', rest: INDENT },
  );
  if (followsFrom !== undefined) {
    page.put(`Mend ${followsFrom} first: this only follows from it.`, {
      first: INDENT,
      rest: INDENT,
    });
    return;
  }
  page.put(remedy, { first: INDENT, rest: INDENT });
  if (ask.length > 0)
    page.put(`Ask ${ask.map(nameOf).join(', or ')}.`, { first: INDENT, rest: INDENT });
  page.put(
    { text: `${codes.join(', ')}${reference === undefined ? '' : `; ${reference}`}`, look: 'dim' },
    { first: INDENT, rest: INDENT },
  );
}

function putLapse(
  page: Page,
  { ask, credential, credentialType, days, until, what }: PreflightLapse,
): void {
  const when = days < 0 ? `ended ${counted(-days, 'day')} ago` : `ends in ${counted(days, 'day')}`;
  page.put(
    [
      { text: days < 0 ? 'ended' : 'ends soon', look: 'yellow' },
      ` ${words(credentialType)} ${credential}: ${words(what)} ${when}, ${until}. Ask ${ask.map(nameOf).join(', or ')}.`,
    ],
    { first: '  ', rest: INDENT },
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function nameOf({ id, name, role }: WhomToAsk): string {
  const who = name ?? id;
  return who === undefined ? `the ${words(role)}` : `${who} (${words(role)})`;
}

/** "CommercialInvoiceCredential" as "commercial invoice". */
function words(name: string): string {
  return name
    .replace(/Credential$/, '')
    .replaceAll('-', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/^([A-Z]+)([A-Z][a-z])/, '$1 $2')
    .replace(/\b[A-Z][a-z]/g, (start) => start.toLowerCase());
}
