/** What every help page ends with. Kept in step with `EXIT` by a test. */
export const EXIT_CODES = `Exit codes:
  0   no exception (or: done)
  1   exception: something is contradicted, or not what it claims to be
  2   review: something is open or could not be decided
  64  wrong usage
  65  an input could not be read, or may not be used
  69  something needed is unreachable (commands that write; verify answers "could not be decided")
  70  a fault of originmark itself
`;

/** The same for commands that print and judge nothing. */
export const READING_EXIT_CODES = EXIT_CODES.replace(/^ {2}[12] .*\n/gm, '').replace(
  'no exception (or: done)',
  'done',
);

/** The same for `ae parse`. */
export const PARSING_EXIT_CODES = READING_EXIT_CODES.replace(
  'done\n',
  'done: the records were read, and nothing is wrong with them\n  2   the records were read, and there are problems in them\n',
);

/** The same for `import`. */
export const IMPORTING_EXIT_CODES = READING_EXIT_CODES.replace(
  'done\n',
  'done: everything is kept\n  2   something was not kept, and the rest is\n',
);

/** The same for `anchor`. */
export const ANCHORING_EXIT_CODES = READING_EXIT_CODES.replace(
  'done\n',
  'done\n  2   anchoring is later than its bound, or the ledger lost what was final\n',
);

/** The same for `origin determine`. */
export const ORIGIN_EXIT_CODES = EXIT_CODES.replace(
  / {2}0 .*\n {2}1 .*\n {2}2 .*\n/,
  '  0   it originates by the record\n  1   it does not originate by the record\n  2   the record does not decide it\n',
);

/** The same for `fsck`. */
export const FSCK_EXIT_CODES = EXIT_CODES.replace(
  / {2}0 .*\n {2}1 .*\n {2}2 .*\n/,
  '  0   everything was looked at, and is as it must be (or was rebuilt)\n  1   something is lost\n  2   something can be rebuilt, or could not be looked at\n',
);

/** The same for `report check`. */
export const REPORT_EXIT_CODES = EXIT_CODES.replace(
  / {2}0 .*\n {2}1 .*\n {2}2 .*\n/,
  '  0   all that was looked at holds\n  1   something does not hold\n  2   something could not be decided\n',
);

/** The same for `audit check`, which leaves nothing open. */
export const AUDIT_EXIT_CODES = REPORT_EXIT_CODES.replace(/^ {2}2 .*\n/m, '');

/** The exit codes that a command has, by its path. */
export function exitCodesOf(path: keyof typeof EXAMPLES): string {
  switch (path) {
    case 'verify':
    case 'check-proof':
    case 'preflight':
    case 'bundle create':
      return EXIT_CODES;
    case 'origin determine':
      return ORIGIN_EXIT_CODES;
    case 'report check':
      return REPORT_EXIT_CODES;
    case 'audit check':
      return AUDIT_EXIT_CODES;
    case 'fsck':
      return FSCK_EXIT_CODES;
    case 'import':
      return IMPORTING_EXIT_CODES;
    case 'anchor':
      return ANCHORING_EXIT_CODES;
    case 'ae parse':
      return PARSING_EXIT_CODES;
    default:
      return READING_EXIT_CODES;
  }
}

/** An example for each command, by its path. The tests run them. */
export const EXAMPLES = {
  demo: ['demo', 'demo --only <id of a twin>', 'demo --write story'],
  verify: [
    'verify story/entry.bundle.json --trust story/trust.json --at 2026-09-24T15:10:00Z --offline',
    'verify story/entry.bundle.json --trust story/trust.json --at 2026-09-24T15:10:00Z --offline --json',
    'verify story/verifier/evidence.json --offline',
    'verify <entry.bundle.json> --trust <trust.json> --keep evidence.json --report report.jwt --as verifier',
  ],
  'report check': [
    'report check story/verifier/report.jwt --trust story/trust.json --package story/verifier/evidence.json --offline',
    'report check <report.jwt> --key <thumbprint> --evidence <proof.json>',
  ],
  'audit check': [
    'audit check <trail.jsonl>',
    'audit check <trail.jsonl> --head <position>:<hash> --json',
  ],
  'ae parse': ['ae parse story/entry.ae'],
  'origin determine': [
    'origin determine story/records/suitcase.json --imported-on 2026-09-14',
    'origin determine story/records/toy.json --imported-on 2026-09-14 --json',
  ],
  'after-entry': [
    'after-entry story/entry.ae --at 2026-11-10 --liquidated-on none --flagged no',
    'after-entry story/entry.ae --at 2026-11-10 --claimed none --spi S --flagged no --json',
    'after-entry --withdrawn <certification.jwt> --false-from 2026-09-01 --aware-on 2026-11-02',
  ],
  'origin rule': ['origin rule 9503.00 --agreement CAFTA-DR'],
  'bundle inspect': ['bundle inspect story/entry.bundle.json'],
  init: ['init'],
  'did create': [
    'did create --method ethr --name registry',
    'did create --method ethr --name licensor',
  ],
  'did add-key': [
    'did add-key licensor --type P-256',
    'did add-key licensor --sponsored-request request.json',
  ],
  relay: ['relay request.json'],
  'did list': ['did list'],
  'did resolve': ['did resolve licensor', "did resolve 'licensor?versionTime=<time>'"],
  'did state': ['did state licensor --as registry --out resolution.json'],
  'draft right': ['draft right --owner licensor --out right.json'],
  issue: [
    'issue right.json --as registry --out right.jwt',
    'issue <draft of a licence> --as licensor --basis right.jwt --out licence.jwt',
  ],
  'draft licence': [
    'draft licence --basis right.jwt --licensee did:web:harborpine.example --out licence.json',
  ],
  'draft certification': [
    'draft certification --certifier licensor --importer registry --out certification.json',
  ],
  'draft invoice': ['draft invoice --seller licensor --buyer registry --out invoice.json'],
  'draft entry': ['draft entry --importer registry --exporter licensor --out entry.json'],
  'interrupted list': ['interrupted list'],
  'interrupted finish': ['interrupted finish <id> --out licence.jwt'],
  'interrupted abandon': ['interrupted abandon <id>'],
  suspend: ['suspend right.jwt'],
  resume: ['resume right.jwt'],
  anchor: ['anchor', 'anchor --watch --every <seconds>', 'anchor --lag --bound 60'],
  fsck: ['fsck', 'fsck --repair'],
  prove: [
    'prove right.jwt --out proof.json',
    'prove right.jwt --staple --out stapled.json',
    'prove right.jwt --as-of <time> --out then.json',
  ],
  'trust template': ['trust template --root registry --out first-trust.json'],
  'trust seen': ['trust seen', 'trust seen did:web:maker.example --json'],
  'trust forget': [
    'trust forget <URL of a list> --from <sequence> --reason <text>',
    'trust forget --first-seen-since <time> --reason <text>',
  ],
  'trust sign': ['trust sign first-trust.json --did registry --out first-trust.jwt'],
  'check-proof': ['check-proof proof.json right.jwt'],
  import: [
    'import right.jwt proof.json --trust first-trust.json',
    'import <invoices.csv> --mapping <mapping.json> --book <party-book.json> --drafts drafts',
  ],
  'held list': ['held list', 'held list --party licensor --at 2026-09-24'],
  'held document': ['held document <digest> --out certificate.pdf'],
  preflight: [
    'preflight <entry.json> --as importer --trust first-trust.json',
    'preflight <entry.ae> --as broker --trust first-trust.json --book party-book.json --imported-at 2026-09-14T11:40:00Z',
  ],
  'bundle create': [
    'bundle create <entry.json> --as importer --trust first-trust.json --out entry.bundle.json',
  ],
  challenge: ['challenge --trust first-trust.json --out challenge.json'],
  present: [
    'present <entry.bundle.json> --challenge challenge.json --as importer --out answer.bundle.json',
  ],
  'did rotate': ['did rotate licensor'],
  revoke: ['revoke right.jwt --kind ceased --effective 2026-12-31T00:00Z'],
  'did revoke-key': ['did revoke-key licensor delegate-1'],
  'did change-owner': ['did change-owner licensor 0x52908400098527886e0f7030069857d2e4169ee7'],
  'did deactivate': ['did deactivate registry'],
} as const;

/** The introduction of the command itself. */
export const INTRODUCTION = `Judges US customs entries from chains of verifiable credentials: one explained verdict per entry line.
Advisory: not a ruling, a determination of origin or a release.

New here? Run "demo": it plays the story of one entry from its first paper to its verdict and shows what happens when somebody cheats. "demo --write story" leaves the files of every party to try the other commands on.`;

/** Environment that the command reads. */
export const ENVIRONMENT = `Environment:
  ORIGINMARK_DATA   data folder, where --data is not given (default .originmark)
  ORIGINMARK_SECRET what private keys are sealed with, where the file "secret" of the data folder does not say (16 characters or more)
  DATABASE_URL      postgres://…: a server in the place of the embedded database
  ORIGINMARK_HOSTS  host=http://127.0.0.1:port,…: servers on this machine that stand in for hosts; refused when NODE_ENV=production
  ORIGINMARK_DEBUG  1 prints where a fault arose
  NO_COLOR, FORCE_COLOR
`;
