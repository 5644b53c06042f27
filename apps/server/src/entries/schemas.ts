import type { EntryVerdict } from '@originmark/schemas';
import { Type } from 'typebox';
import { PageQuery } from '../http/paging.ts';

const CLOSED = { additionalProperties: false };
const moment = Type.String({ description: 'RFC 3339, UTC' });
const nullable = <T extends ReturnType<typeof Type.String>>(type: T) =>
  Type.Union([type, Type.Null()]);

/** As `schemas/definitions/verdict.json` has it. */
const Verdict = Type.Unsafe<EntryVerdict>(
  Type.Object({}, { additionalProperties: true, description: 'EntryVerdict' }),
);

export const State = Type.Enum(['judging', 'judged', 'cancelled']);
export const Outcome = Type.Enum(['no-exception', 'review', 'exception']);
const Kind = Type.Enum(['summary', 'release']);
const Because = Type.Enum(['presented', 'asked-again', 'observed', 'record']);

export const EntryChallenge = Type.Object(
  { nonce: Type.String(), audience: Type.String(), expires: moment },
  { $id: 'EntryChallenge', ...CLOSED },
);

export const Submission = Type.Object(
  {
    submission: Type.String({ description: 'UUID' }),
    number: Type.String(),
    version: Type.Integer(),
    kind: Kind,
    state: State,
    verdict: Verdict,
    report: nullable(Type.String({ description: 'EntryVerificationReportCredential, vc+jwt' })),
    evidence: Type.String({
      description: 'digest of the evidence package, which officers may read',
    }),
  },
  { $id: 'Submission', ...CLOSED },
);

export const EntryRow = Type.Object(
  {
    submission: Type.String(),
    number: Type.String(),
    version: Type.Integer(),
    kind: Kind,
    holder: Type.String(),
    importer: nullable(Type.String()),
    state: State,
    outcome: Type.Union([Outcome, Type.Null()]),
    verdicts: Type.Integer(),
    presented: moment,
  },
  { $id: 'EntryRow', ...CLOSED },
);

export const EntryPage = Type.Object(
  { items: Type.Array(Type.Ref('EntryRow')), next: Type.Optional(Type.String()) },
  { $id: 'EntryPage', ...CLOSED },
);

const ToldFinding = Type.Object({}, { additionalProperties: true });

export const VerdictChanges = Type.Object(
  {
    outcomes: Type.Array(
      Type.Object(
        {
          pointer: Type.String(),
          line: Type.Optional(Type.Integer()),
          before: nullable(Type.String()),
          now: nullable(Type.String()),
        },
        CLOSED,
      ),
    ),
    appeared: Type.Array(ToldFinding),
    gone: Type.Array(ToldFinding),
  },
  { $id: 'VerdictChanges', ...CLOSED },
);

export const EntryView = Type.Object(
  {
    number: Type.String(),
    versions: Type.Array(Type.Ref('EntryRow')),
    current: Type.Union([Type.Ref('Submission'), Type.Null()]),
    verdicts: Type.Array(
      Type.Object(
        {
          number: Type.Integer(),
          because: Because,
          outcome: Outcome,
          verdictDigest: Type.String(),
          judged: moment,
          changes: Type.Union([Type.Ref('VerdictChanges'), Type.Null()]),
        },
        CLOSED,
      ),
    ),
  },
  { $id: 'EntryView', ...CLOSED },
);

export const JudgedAgain = Type.Object(
  { verdict: Verdict, number: Type.Integer(), changes: Type.Ref('VerdictChanges') },
  { $id: 'JudgedAgain', ...CLOSED },
);

export const Cancellation = Type.Object(
  {
    submissions: Type.Array(Type.String()),
    released: Type.Array(Type.String(), {
      description: 'credentials of which uses were given back',
    }),
  },
  { $id: 'Cancellation', ...CLOSED },
);

export const Kept = Type.Object(
  { digest: Type.String(), isNew: Type.Boolean() },
  { $id: 'KeptInput', ...CLOSED },
);

export const DrawDownView = Type.Object(
  {
    credential: Type.String(),
    revision: Type.String(),
    digest: Type.String({ description: 'of the counters, as a verdict names them' }),
    uses: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          version: Type.Integer(),
          quantity: Type.String(),
          unit: Type.String(),
          on: Type.String(),
        },
        CLOSED,
      ),
    ),
  },
  { $id: 'DrawDownView', ...CLOSED },
);

export const ENTRY_SCHEMAS = [
  EntryChallenge,
  Submission,
  EntryRow,
  EntryPage,
  VerdictChanges,
  EntryView,
  JudgedAgain,
  Cancellation,
  Kept,
  DrawDownView,
];

export const NumberParams = Type.Object({ number: Type.String({ maxLength: 64 }) });

export const EntryQuery = Type.Object(
  {
    ...PageQuery,
    importer: Type.Optional(Type.String({ maxLength: 2048 })),
    from: Type.Optional(moment),
    to: Type.Optional(moment),
    outcome: Type.Optional(Outcome),
    state: Type.Optional(State),
  },
  CLOSED,
);

export const VersionQuery = Type.Object(
  {
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
    at: Type.Optional(moment),
  },
  CLOSED,
);

/** Bytes that are signed: the verifier reads them itself. */
export const Bundle = {
  content: {
    'application/vnd.originmark.bundle+json': {
      schema: Type.Unsafe<Buffer>({
        description: 'EntryBundle (schemas/definitions/entry-bundle.json), at most 10 MiB',
        examples: [{ type: 'EntryBundle', version: 1, presentation: 'e30.e30.e30' }],
      }),
    },
  },
};

export const AskAgain = Type.Object(
  {
    because: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'in the words of whoever asks',
    }),
  },
  { ...CLOSED, examples: [{ because: 'The sublicence was withdrawn.' }] },
);

export const Observations = Type.Array(
  Type.Object(
    {
      line: Type.Integer({ minimum: 1, maximum: 999 }),
      right: Type.String({ minLength: 1, maxLength: 2048 }),
      isMateriallyDifferent: Type.Optional(Type.Boolean()),
      hasLeverLabel: Type.Optional(Type.Boolean()),
    },
    CLOSED,
  ),
  {
    maxItems: 1000,
    description: 'All that was observed on the goods: in place of what was said before.',
    examples: [[{ line: 2, right: 'https://recordation.customs.example/rights/tmk-24-90417' }]],
  },
);

export const RecordBody = Type.Object(
  {
    ae: Type.String({ minLength: 1, maxLength: 900_000, description: 'AE records' }),
    entered: Type.Optional(moment),
    claimed: Type.Optional(moment),
  },
  { ...CLOSED, examples: [{ ae: 'A5301Z9Z      092426' }] },
);
