/** The demo entry Z9Z-0042617-4, as data, as signed credentials, and as a story that can be changed. */
export {
  copy,
  draftCredential,
  partyOf,
  signatoryOf,
  statusListUrl,
} from './credentials/draft-credential.ts';
export { createEntrySummary, SUPPORT } from './credentials/entry.ts';
export { commitImporterNumber, IMPORTER_NUMBER_SALT } from './credentials/identities.ts';
export { type CustomsRecord, type CustomsRecordLine, toCustomsRecord } from './customs-record.ts';
export { type DemoCurve, deriveDemoJwk } from './demo-jwk.ts';
export { saltOf, statusIndexOf, urnOf } from './derive.ts';
export {
  createDidDocument,
  type DemoDidDocument,
  type DemoVerificationMethod,
} from './did-documents.ts';
export { FACTS } from './facts/index.ts';
export { type FactMark, type Mark, MARKS } from './facts/marks.ts';
export { PRODUCTS } from './facts/lines.ts';
export { PARTIES, type PartyName } from './facts/parties.ts';
export { readAeFile, readFiledSummary } from './filed-summary.ts';
export { type DemoKey, didOf, keyOf, type KeyUse, signerOf } from './keys.ts';
export { createDemoDraft, createDemoStory } from './story/create-demo-story.ts';
export { type Act, type Chapter, CHAPTERS } from './play/act.ts';
export { FILING_ACTS } from './play/filing-acts.ts';
export { type Files, putIssued, putReceived } from './play/party-folders.ts';
export { byChapter } from './play/plan-acts.ts';
export { type PlayedStory, playStory } from './play/play-story.ts';
export { readHoldings } from './play/read-holdings.ts';
export { DEMO_CHAIN_ID, ethrDidOf } from './ledger/owners.ts';
export type { RegistryWrite } from './ledger/ledger-event.ts';
export type {
  DemoStory,
  DemoStoryOptions,
  ServedDocument,
  SignedCredentials,
  SignedStory,
} from './story/demo-story.ts';
export type {
  CredentialKey,
  DemoCredentialTypes,
  DraftCredential,
  DraftDid,
  DraftEdge,
  DraftPresentation,
  DraftStatusList,
  StoryDraft,
  Unsecured,
} from './story/draft.ts';
export { addSupport, draftOf, lineOf, removeSupport, revoke, suspend } from './story/edits.ts';
export { type SignedCredential, signRaw } from './story/sign-credentials.ts';
export {
  claimNothing,
  fileLine,
  moveShipment,
  presentAt,
  reissue,
  subjectOf,
} from './twins/change-draft.ts';
export { BAY_DISCOUNT, endSublicence, importByBayDiscount } from './twins/licence.ts';
export {
  buyKit,
  certifyValueContent,
  citeRule,
  makeDressShirts,
  priceLining,
  priceToyParts,
  sewWithForeignThread,
  spinForeignCotton,
} from './twins/origin-record.ts';
export type { HostileTwin, TwinStory, TwinVerification } from './twins/hostile-twin.ts';
export { HOSTILE_TWINS } from './twins/index.ts';
export { createTradeFiles } from './trade-data/create-trade-files.ts';
export { createPartyBook } from './trade-data/party-book.ts';
export { createCounters, createTrustPolicy, thumbprintOf } from './trust-policy.ts';
