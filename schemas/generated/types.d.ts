// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.
/**
 * A DID (DID Core 1.0, section 3.1).
 */
export type Did = string;
/**
 * An absolute URI (RFC 3986): an IRI in its ASCII form, so that one name has one text.
 */
export type Iri = string;
/**
 * Multibase base64url (u) of a SHA-256 multihash.
 */
export type Digest = string;
/**
 * RFC 3339 date and time with offset.
 */
export type DateTime = string;
/**
 * RFC 3339 full-date, a calendar day without a time zone.
 */
export type CalendarDate = string;
/**
 * ISO 3166-1 alpha-2.
 */
export type Country = string;
/**
 * An exact decimal number as text; never a JSON number.
 */
export type Decimal = string;
/**
 * Nomenclature and vintage, such as HS2022 or HTS2026.
 */
export type GoodsSystem = string;
/**
 * The DID of the issuer, alone or with a name.
 */
export type Issuer =
  | Did
  | {
      id: Did;
      type?: 'Organization';
      name?: string;
    };
export type Edges = Edge[];
/**
 * One entry, or two of which exactly one is for revocation.
 */
export type CredentialStatus = BitstringStatusListEntry | BitstringStatusListEntry[];
/**
 * A producer kept confidential (19 CFR 182.12(c)).
 */
export type HiddenProducer = 'Available upon request by the importing authorities';
/**
 * Several parties (19 CFR 182.12(a)(4)).
 */
export type Various = 'Various';
/**
 * A party that the certifier does not know.
 */
export type Unknown = 'Unknown';
/**
 * What CBP Form 434 lets stand for a producer [not confirmed].
 */
export type NaftaProducer = 'Available to Customs upon request' | 'Same' | 'Unknown';
/**
 * ISO 3166-1 alpha-2.
 */
export type Country1 = string;
/**
 * ISO 3166-1 alpha-2.
 */
export type Country2 = string;
/**
 * ISO 3166-1 alpha-2.
 */
export type Country3 = string;
/**
 * ISO 3166-1 alpha-2.
 */
export type Country4 = string;
/**
 * A check name: the part of a code before the dot.
 */
export type Check = string;
/**
 * RFC 7638 thumbprint with SHA-256, base64url.
 */
export type JwkThumbprint = string;
/**
 * The credentials v2 context, optionally the traceability context, then the Originmark context.
 *
 * @minItems 2
 * @maxItems 3
 */
export type Context =
  | [
      'https://www.w3.org/ns/credentials/v2',
      'https://w3id.org/traceability/v1' | 'https://originmark.example/ns/v1'
    ]
  | [
      'https://www.w3.org/ns/credentials/v2',
      'https://w3id.org/traceability/v1' | 'https://originmark.example/ns/v1',
      'https://originmark.example/ns/v1'
    ];
/**
 * RFC 3339 date and time with offset.
 */
export type DateTime1 = string;
/**
 * An absolute URI (RFC 3986): an IRI in its ASCII form, so that one name has one text.
 */
export type Iri1 = string;
/**
 * An absolute URI (RFC 3986): an IRI in its ASCII form, so that one name has one text.
 */
export type Iri2 = string;
/**
 * What a column of a trader's CSV file is. A party is a DID, a MID or a name of the party book.
 */
export type CsvField =
  | 'invoiceNumber'
  | 'invoiceDate'
  | 'seller'
  | 'buyer'
  | 'item'
  | 'description'
  | 'product'
  | 'hts'
  | 'quantity'
  | 'unit'
  | 'unitPrice'
  | 'amount'
  | 'currency'
  | 'countryOfOrigin'
  | 'lot'
  | 'incoterm'
  | 'place'
  | 'total'
  | 'packingListNumber'
  | 'shipper'
  | 'packages'
  | 'netWeight'
  | 'grossWeight'
  | 'weightUnit'
  | 'part'
  | 'maker'
  | 'rights'
  | 'dutyRate'
  | 'originating'
  | 'producedIn'
  | 'freight'
  | 'uses'
  | 'packing'
  | 'madeFrom'
  | 'formedIn'
  | 'finishedIn'
  | 'yarnFormedIn';
/**
 * A chapter, heading, subheading or tariff item without dots, or a span of them with both ends in it.
 */
export type OriginCodeSpan = string;
/**
 * Only goods of this kind.
 */
export type OriginKind = string;
/**
 * What a good or a material is, beyond its classification, as a production record states it.
 */
export type OriginKind1 = string;
/**
 * What a good or a material is, beyond its classification, as a production record states it.
 */
export type OriginKind2 = string;
/**
 * What was done in the territory of the parties.
 */
export type OriginProcess =
  | 'cut-or-knit-to-shape'
  | 'sewn-or-assembled'
  | 'chemical-reaction'
  | 'atmospheric-distillation'
  | 'vacuum-distillation'
  | 'viscosity-change'
  | 'purification'
  | 'mixing-or-blending'
  | 'particle-size-change'
  | 'standards-materials'
  | 'isomer-separation'
  | 'separation-from-mixture'
  | 'thickness-halved';
/**
 * What a rule asks besides the change and the value content.
 */
export type OriginCondition =
  | OriginProcessCondition
  | OriginLiningCondition
  | OriginShareCondition
  | OriginContentCondition
  | OriginFactCondition;
/**
 * An exact decimal number as text; never a JSON number.
 */
export type Decimal1 = string;
/**
 * An exact decimal number as text; never a JSON number.
 */
export type Decimal2 = string;
/**
 * Whether the named text was read, or what stands behind it instead.
 */
export type OriginTextMark = OriginTextRead | OriginTextUnconfirmed;
/**
 * Bytes as they were given: as text where they are UTF-8, else in base64url.
 */
export type KeptBytes =
  | {
      text: string;
    }
  | {
      base64url: string;
    };
/**
 * HMAC-SHA256 under the salt of the evidence package, in base64url: it tells nothing to who has no salt.
 */
export type Commitment = string;
/**
 * RFC 3339 date and time with offset.
 */
export type DateTime2 = string;
/**
 * RFC 3339 date and time with offset.
 */
export type DateTime3 = string;
/**
 * Multibase base64url (u) of a SHA-256 multihash.
 */
export type Digest1 = string;
/**
 * Multibase base64url (u) of a SHA-256 multihash.
 */
export type Digest2 = string;
/**
 * Multibase base64url (u) of a SHA-256 multihash.
 */
export type Digest3 = string;
/**
 * Nomenclature and vintage, such as HS2022 or HTS2026.
 */
export type GoodsSystem1 = string;
/**
 * An exact decimal number as text; never a JSON number.
 */
export type Decimal3 = string;
/**
 * RFC 3339 full-date, a calendar day without a time zone.
 */
export type CalendarDate1 = string;
export type OriginChapterAsk = OriginComponentRule | OriginTextileRule | OriginFormationRule;
/**
 * RFC 3339 full-date, a calendar day without a time zone.
 */
export type CalendarDate2 = string;
/**
 * Multibase base64url (u) of a SHA-256 multihash.
 */
export type Digest4 = string;

/**
 * An amount with its ISO 4217 code.
 */
export interface Money {
  amount: Decimal;
  currency: string;
}
/**
 * A quantity with its UN/ECE Recommendation 20 unit (C62 piece, DZN dozen, KGM kilogram).
 */
export interface Quantity {
  value: Decimal;
  unit: string;
}
/**
 * A goods code and the nomenclature it belongs to.
 */
export interface TariffClassification {
  system: GoodsSystem;
  code: string;
}
/**
 * Goods by leading digits, compared from the left.
 */
export interface GoodsPrefix {
  system: GoodsSystem;
  prefix: string;
}
export interface PostalAddress {
  type?: 'PostalAddress';
  streetAddress?: string;
  addressLocality?: string;
  addressRegion?: string;
  postalCode?: string;
  addressCountry: Country;
}
/**
 * An identifier of a party. An importer number stands only as a salted commitment.
 */
export interface PartyIdentifier {
  scheme: 'LEI' | 'GLN' | 'DUNS' | 'ALTA' | 'MID' | 'filer-code' | 'importer-number-commitment';
  value: string;
}
/**
 * A party by name, where known with its DID and address.
 */
export interface Party {
  id?: Did;
  type?: 'Organization';
  name: string;
  address?: PostalAddress;
  telephone?: string;
  email?: string;
  identifiers?: PartyIdentifier[];
}
/**
 * A party with its DID.
 */
export interface IdentifiedParty {
  id: Did;
  type?: 'Organization';
  name: string;
  address?: PostalAddress;
  telephone?: string;
  email?: string;
  identifiers?: PartyIdentifier[];
}
/**
 * A link to a credential this one rests on. The role fixes what the link means.
 */
export interface Edge {
  role: string;
  credential: Iri;
  credentialDigest: Digest;
}
/**
 * Bitstring Status List, section 2.1.
 */
export interface BitstringStatusListEntry {
  id?: Iri;
  type: 'BitstringStatusListEntry';
  statusPurpose: 'revocation' | 'suspension';
  statusListIndex: string;
  statusListCredential: string;
}
/**
 * Half-open: from is in, until is out.
 */
export interface Interval {
  from: DateTime;
  until: DateTime;
}
/**
 * Calendar days, both ends in.
 */
export interface DayPeriod {
  from: CalendarDate;
  until: CalendarDate;
}
/**
 * Half-open interval in which the grant may be used; goods made in it may still be sold for sellOffDays after it.
 */
export interface Term {
  from: DateTime;
  until: DateTime;
  sellOffDays?: number;
}
/**
 * The most that may be made or imported, in a calendar year (P1Y) or the whole term (the default).
 */
export interface QuantityCap {
  max: Decimal;
  unit: string;
  period?: 'P1Y' | 'term';
}
/**
 * What is granted, dimension by dimension. Absent inherits the parent bound, except depth (0), sublicensing (false) and activities (none).
 */
export interface Scope {
  rights?: Iri[];
  activities?: ('make' | 'have-made' | 'import' | 'distribute' | 'sell')[];
  goods?: GoodsPrefix[];
  products?: Iri[];
  madeIn?: Country[];
  soldIn?: Country[];
  makers?: Did[];
  term?: Term;
  quantity?: QuantityCap;
  sublicensing?: boolean;
  depth?: number;
}
/**
 * What an entity is recognised to do, and for which credential type.
 */
export interface RecognizedAction {
  type?: 'RecognizedAction';
  action: 'issue' | 'recognize';
  credentialType: string;
  from?: DateTime;
  until?: DateTime;
  scope?: Scope;
  outputValidation?: {
    id: Iri;
    type: 'JsonSchema';
    digestSRI?: string;
  }[];
}
/**
 * The responsible official or authorised agent who signed.
 */
export interface Signatory {
  name?: string;
  title: string;
  address?: PostalAddress;
  telephone?: string;
  email?: string;
}
/**
 * One good on a certification.
 */
export interface CertifiedGood {
  description: string;
  tariffClassification: TariffClassification;
  product?: Iri;
  /**
   * USMCA: A to D or its General Note 11(b) notation; CAFTA-DR: the General Note 29 citation; NAFTA: A to F.
   */
  originCriterion: string;
  ruleOfOrigin?: string;
  netCost?: boolean;
  countryOfOrigin?: Country;
  scheduleII?: boolean;
  valueContent?: CertifiedValueContent;
}
/**
 * Regional value content as the certifier computed it.
 */
export interface CertifiedValueContent {
  method: 'transaction-value' | 'net-cost' | 'build-up' | 'build-down';
  percent?: Decimal;
}
/**
 * One good on a NAFTA certificate.
 */
export interface NAFTAGood {
  description: string;
  tariffClassification: TariffClassification;
  product?: Iri;
  originCriterion: string;
  ruleOfOrigin?: string;
  netCost?: boolean;
  countryOfOrigin?: Country | 'JNT';
}
/**
 * One material of a production record or a supplier declaration.
 */
export interface Material {
  description: string;
  tariffClassification: TariffClassification;
  originating: boolean;
  countryOfOrigin?: Country;
  value?: Money;
  weight?: Quantity;
  process?: string;
  packing?: 'retail' | 'shipping';
  /**
   * The same material in other nomenclatures, such as HS2017 where a rule is written in it.
   */
  alsoClassified?: TariffClassification[];
  /**
   * Its name within the record, for materials made from it.
   */
  key?: string;
  /**
   * Keys of the materials that it is made from, where they stand in the same record.
   */
  madeFrom?: string[];
  producedIn?: Country1;
  internationalFreight?: Money1;
  deductions?: Money2;
  /**
   * What it is used as, where a rule asks.
   */
  uses?: (
    | 'classifying-component'
    | 'visible-lining'
    | 'narrow-elastic'
    | 'sewing-thread'
    | 'pocket-bag'
    | 'elastomeric-yarn'
    | 'accessory'
    | 'indirect'
  )[];
  /**
   * Kinds of goods, in the words of the rule, that it is.
   */
  isKind?: string[];
  /**
   * Kinds of goods, in the words of the rule, that it is not.
   */
  isNotKind?: string[];
  /**
   * Produced by the producer of the good.
   */
  selfProduced?: boolean;
  /**
   * A self-produced material that the producer designates as an intermediate one.
   */
  designatedIntermediate?: boolean;
  formedIn?: Country2;
  finishedIn?: Country3;
  yarnFormedIn?: Country4;
  /**
   * It is in the short-supply list of U.S. note 20, subchapter XXII of chapter 98.
   */
  shortSupply?: boolean;
}
/**
 * An amount with its ISO 4217 code.
 */
export interface Money1 {
  amount: Decimal;
  currency: string;
}
/**
 * An amount with its ISO 4217 code.
 */
export interface Money2 {
  amount: Decimal;
  currency: string;
}
/**
 * A place with its country.
 */
export interface Location {
  name: string;
  country: Country;
  code?: string;
}
/**
 * A public key (RFC 7517), with the coordinates that its curve has. No private part.
 */
export interface PublicKeyJwk {
  kty: 'EC' | 'OKP';
  crv: 'P-256' | 'P-384' | 'secp256k1' | 'Ed25519' | 'X25519';
  x: string;
  y?: string;
  kid?: string;
  alg?: string;
  use?: string;
}
export interface InvoiceLine {
  item?: string;
  description: string;
  product?: Iri;
  tariffClassification?: TariffClassification;
  quantity: Quantity;
  unitPrice?: Money;
  amount: Money;
  countryOfOrigin?: Country;
  lot?: string;
}
/**
 * One line of an entry: what is claimed, and the credentials that support it.
 */
export interface EntryLine {
  line: number;
  hts: string;
  spi?: string;
  /**
   * Further tariff numbers of the line, such as 9822.05.10 or chapter 99.
   */
  secondaryHts?: string[];
  textileCategory?: string;
  countryOfOrigin: Country;
  countryOfExport?: Country;
  exportDate?: CalendarDate;
  description: string;
  products?: Iri[];
  quantities?: Quantity[];
  enteredValue: Money;
  charges?: Money;
  grossWeight?: Quantity;
  invoiceNumbers?: string[];
  billNumber?: string;
  manufacturerId?: string;
  manufacturer?: Did;
  exporter?: Did;
  relatedParties?: boolean;
  duty?: Money;
  /**
   * Column 1 general rate that applies if the claim fails, as text: "19.7 %" or "Free".
   */
  dutyRate?: string;
  fees?: {
    class: string;
    amount: Money;
  }[];
  made?: DayPeriod;
  lots?: string[];
  rights?: Iri[];
  claimBasis?: 'certification' | 'importer-knowledge' | 'certificate-of-eligibility';
  supportedBy?: Iri[];
}
export interface ImporterOfRecord {
  id: Did;
  name: string;
  address?: PostalAddress;
  importerNumber: string;
  /**
   * Opens the importer-number commitment of the identity credential.
   */
  importerNumberSalt?: string;
}
/**
 * The intersection of all scopes along a path, with the credential that set each bound.
 */
export interface EffectiveAuthority {
  rights?: Iri[];
  activities?: ('make' | 'have-made' | 'import' | 'distribute' | 'sell')[];
  goods?: GoodsPrefix[];
  products?: Iri[];
  madeIn?: Country[];
  soldIn?: Country[];
  makers?: Did[];
  term?: Term;
  quantity?: QuantityCap;
  sublicensing?: boolean;
  depth?: number;
  /**
   * Dimension to the id of the credential that set it.
   */
  boundBy?: {
    [k: string]: Iri;
  };
}
/**
 * One check, one outcome, explained.
 */
export interface Fragment {
  check: Check;
  code: string;
  outcome: 'pass' | 'fail' | 'indeterminate' | 'not-applicable' | 'skipped-by-policy';
  axis: 'integrity' | 'filing' | 'preference' | 'ipr' | 'documents';
  /**
   * What this fragment does to the outcome of the entry.
   */
  effect: 'exception' | 'flag' | 'review' | 'none';
  credential?: Iri;
  credentialDigest?: Digest;
  edge?: string;
  line?: number;
  pointer?: string;
  expected?: unknown;
  found?: unknown;
  clock?:
    | 'presented'
    | 'verified'
    | 'signed'
    | 'existed'
    | 'received'
    | 'imported'
    | 'entered'
    | 'claimed'
    | 'made';
  officer?: string;
  remedy?: string;
  reference?: string;
  consequenceIfUpheld?: Consequence;
  decisionBelongsTo?: string;
}
export interface Consequence {
  summary: string;
  rate?: string;
  duty?: Money;
  fees?: Money;
  /**
   * What is due as well, or may be, and cannot be computed, with the reason: the amounts given are no total.
   */
  unknown?: string[];
}
export interface CredentialVerdict {
  id: string;
  type: string;
  credentialDigest: Digest;
  issuer: string;
  identity: 'self-asserted' | 'identifier-bound' | 'recognized';
  outcome: 'valid' | 'invalid' | 'indeterminate';
  /**
   * Whether a claim of the entry rests on it.
   */
  reached: boolean;
  existedBy?: DateTime1;
}
export interface PolicyReference {
  id: Iri;
  digest: Digest;
}
/**
 * What else the verifier was given, by digest: what an officer observed, its own record of the entry, what it remembered, the challenge it had sent, where else certifications of a single shipment were used, what its key opened.
 */
export interface VerdictInputs {
  observed?: Digest;
  record?: Digest;
  memory?: Digest;
  challenge?: Digest;
  /**
   * Digests of the sealed credentials that the verifier's key opened, sorted; absent where no key was given.
   */
  opened?: Digest[];
  uses?: Digest;
}
/**
 * Who can mend it: by role, and by DID and name where what is held tells them.
 */
export interface WhomToAsk {
  role:
    | 'certifier'
    | 'exporter'
    | 'producer'
    | 'importer'
    | 'filer'
    | 'licensor'
    | 'licensee'
    | 'maker'
    | 'right-owner'
    | 'seller'
    | 'carrier'
    | 'issuer'
    | 'status-list-issuer'
    | 'verifier';
  id?: Did;
  name?: string;
}
/**
 * One thing to mend, with every finding of the verifier that says so.
 */
export interface PreflightProblem {
  /**
   * missing: nothing, or not enough, is held; lapsed: it does not cover the moment; withdrawn: revoked or suspended; defective: it is there and wrong; undecided: it cannot be decided from what is held; sealed: closed to all but the verifier, which judges it; notice: told, and weighs nothing.
   */
  kind: 'missing' | 'lapsed' | 'withdrawn' | 'defective' | 'undecided' | 'sealed' | 'notice';
  effect: 'exception' | 'review' | 'flag' | 'none';
  codes: string[];
  credential?: Iri1;
  credentialType?: string;
  /**
   * Invoice or bill number of a document that the line names and that is not held.
   */
  number?: string;
  followsFrom?: Iri2;
  what: string;
  remedy: string;
  reference?: string;
  ask: WhomToAsk[];
}
/**
 * What ends soon after the moment of the pre-flight, or has ended (days below 0); until: a day, or an instant.
 */
export interface PreflightLapse {
  credential: Iri;
  credentialType: string;
  what:
    | 'blanket-period'
    | 'acceptance'
    | 'licence-term'
    | 'recordation'
    | 'registration'
    | 'power-of-attorney'
    | 'validity';
  until: string;
  days: number;
  ask: WhomToAsk[];
}
/**
 * Goods that a rule, or one alternative of it, is about.
 */
export interface OriginGoods {
  codes: OriginCodeSpan[];
  kind?: OriginKind;
  /**
   * Not goods that stand under another rule or alternative.
   */
  except?: OriginGoods[];
}
/**
 * Where a non-originating material may come from, or may not. All of its members narrow it.
 */
export interface OriginSource {
  /**
   * Another one than the good's own.
   */
  other?: 'chapter' | 'heading' | 'subheading' | 'good';
  codes?: OriginCodeSpan[];
  /**
   * Not in these codes.
   */
  outside?: OriginCodeSpan[];
  /**
   * Only within these codes.
   */
  within?: OriginCodeSpan[];
  kind?: OriginKind1;
  notKind?: OriginKind1[];
  forKind?: OriginKind2;
}
export interface OriginProcessCondition {
  ask: 'process';
  all?: OriginProcess[];
  one?: OriginProcess[];
}
export interface OriginLiningCondition {
  ask: 'visible-lining';
  forKind?: OriginKind1;
}
export interface OriginShareCondition {
  ask: 'originating-share';
  codes?: OriginCodeSpan[];
  kind?: OriginKind1;
  atLeast: Decimal1;
}
export interface OriginContentCondition {
  ask: 'does-not-contain';
  source: OriginSource;
  forKind?: OriginKind1;
  atMost?: Decimal2;
}
export interface OriginFactCondition {
  ask: 'fact';
  fact: string;
  forKind?: OriginKind1;
}
/**
 * What the text leaves open: a case that turns on it is not decided.
 */
export interface OriginOpenQuestion {
  why: string;
  /**
   * Only for goods there.
   */
  goods?: OriginCodeSpan[];
  /**
   * Only with a non-originating material there.
   */
  codes?: OriginCodeSpan[];
  /**
   * For goods that would fail otherwise, or for all.
   */
  when: 'fails' | 'always';
}
export interface OriginTextRead {
  source: string;
  confirmed: true;
}
export interface OriginTextUnconfirmed {
  source: string;
  confirmed: false;
  mark: 'knowledge' | '3rd' | 'to-confirm';
}
/**
 * Use of a certification of a single shipment by another entry.
 */
export interface SingleShipmentUse {
  certification: Digest;
  entryNumber: string;
  /**
   * All numbers that the shipment goes by.
   */
  bills: string[];
  imported?: CalendarDate;
}
/**
 * A bill of lading: what was carried, from where, by which way.
 */
export interface BillOfLadingCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'BillOfLadingCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: BillOfLading;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface BillOfLading {
  type?: 'BillOfLading';
  billNumber: string;
  carrier: IdentifiedParty;
  shipper?: Party;
  consignee?: Party;
  portOfLoading: Location;
  portOfDischarge: Location;
  onBoardDate: CalendarDate;
  vessel?: string;
  voyage?: string;
  containers?: string[];
  portsOfCall?: Location[];
  transshipments?: {
    location: Location;
    underCustomsControl: boolean;
    operations?: (
      | 'unloading'
      | 'reloading'
      | 'separation'
      | 'storing'
      | 'labelling'
      | 'preservation'
      | 'further-processing'
    )[];
  }[];
  goods: {
    description: string;
    product?: Iri;
    invoiceNumber?: string;
    grossWeight: Quantity;
    packages?: number;
  }[];
}
/**
 * A status list (W3C Bitstring Status List), sequenced so that a missing version shows.
 */
export interface BitstringStatusListCredential {
  '@context': Context | ['https://www.w3.org/ns/credentials/v2'];
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'BitstringStatusListCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: BitstringStatusList;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
  sequence?: number;
  previousDigest?: Digest;
  revocations?: RevocationRecord[];
}
export interface BitstringStatusList {
  id?: Iri;
  type: 'BitstringStatusList';
  statusPurpose: 'revocation' | 'suspension';
  encodedList: string;
  ttl?: number;
}
/**
 * Why and from when a credential on this list was revoked.
 */
export interface RevocationRecord {
  statusListIndex: string;
  kind: 'false-from-the-start' | 'clerical-replaced' | 'ceased' | 'key-compromised';
  effectiveFrom: DateTime;
}
/**
 * A certification of origin (19 CFR 10.584), with several producers or importers as "Various".
 */
export interface CAFTADRCertificationOfOrigin {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'CAFTADRCertificationOfOrigin'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: CAFTADRCertificationOfOriginSubject;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface CAFTADRCertificationOfOriginSubject {
  type?: 'OriginCertification';
  agreement: 'CAFTA-DR';
  certifierRole: 'importer' | 'exporter' | 'producer';
  certifier: IdentifiedParty;
  exporter?: Party | 'Unknown';
  producer?: Party | Party[] | Various | HiddenProducer;
  importer?: Party | Party[] | Various;
  goods: CertifiedGood[];
  invoiceNumber?: string;
  blanketPeriod?: DayPeriod;
  madeInForeignTradeZone?: boolean;
  signatory: Signatory;
  signedAt: DateTime;
  statement: string;
}
/**
 * A cargo release entry (CBP Form 3461), before the summary.
 */
export interface CBP3461EntryCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'CBP3461EntryCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: CargoReleaseEntry;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface CargoReleaseEntry {
  type?: 'CargoReleaseEntry';
  entryNumber: string;
  entryVersion: number;
  entryType: string;
  portOfEntry: string;
  portOfUnlading?: string;
  importer: ImporterOfRecord;
  consignee?: Party;
  filer?: IdentifiedParty;
  modeOfTransport?: string;
  carrierCode?: string;
  vessel?: string;
  voyage?: string;
  billNumbers?: string[];
  importedAt?: DateTime2;
  enteredAt?: DateTime;
  claimedAt?: DateTime;
  bond?: {
    bondType: '0' | '8' | '9';
    surety?: string;
  };
  stateOfDestination?: string;
  lines: EntryLine[];
  totals?: {
    enteredValue: Money;
    duty?: Money;
    fees?: Money;
  };
}
/**
 * An entry summary (CBP Form 7501) with the credentials that support each line.
 */
export interface CBP7501EntrySummaryCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'CBP7501EntrySummaryCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: EntrySummary;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface EntrySummary {
  type?: 'EntrySummary';
  entryNumber: string;
  entryVersion: number;
  entryType: string;
  portOfEntry: string;
  portOfUnlading?: string;
  importer: ImporterOfRecord;
  consignee?: Party;
  filer?: IdentifiedParty;
  modeOfTransport?: string;
  carrierCode?: string;
  vessel?: string;
  voyage?: string;
  billNumbers?: string[];
  importedAt: DateTime3;
  enteredAt?: DateTime;
  claimedAt: DateTime;
  bond?: {
    bondType: '0' | '8' | '9';
    surety?: string;
  };
  stateOfDestination?: string;
  lines: EntryLine[];
  totals?: {
    enteredValue: Money;
    duty?: Money;
    fees?: Money;
  };
}
/**
 * The importer states when it received a certification, named by digest.
 */
export interface CertificationReceiptCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'CertificationReceiptCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: CertificationReceipt;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface CertificationReceipt {
  type?: 'CertificationReceipt';
  receivedAt: DateTime;
}
/**
 * A commercial invoice (19 CFR 141.86).
 */
export interface CommercialInvoiceCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'CommercialInvoiceCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: CommercialInvoice;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface CommercialInvoice {
  type?: 'CommercialInvoice';
  invoiceNumber: string;
  invoiceDate: CalendarDate;
  seller: IdentifiedParty;
  buyer: IdentifiedParty;
  lines: InvoiceLine[];
  total: Money;
  termsOfSale?: {
    incoterm: string;
    place: string;
  };
  adjustments?: {
    kind:
      | 'first-sale'
      | 'assist'
      | 'royalty'
      | 'freight'
      | 'insurance'
      | 'discount'
      | 'rounding'
      | 'other';
    direction?: 'add' | 'deduct';
    amount: Money;
    note?: string;
  }[];
}
/**
 * A listed resolver states what a DID resolved to, and when.
 */
export interface DidResolutionCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'DidResolutionCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: DidResolution;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface DidResolution {
  id: Did;
  type?: 'DidResolution';
  resolvedAt: DateTime;
  /**
   * The DID document as resolved.
   */
  didDocument: {};
  didDocumentMetadata?: {};
}
/**
 * The verifier reports, advisory, what it found. Not a ruling, a determination of origin or a release.
 */
export interface EntryVerificationReportCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'EntryVerificationReportCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: EntryVerificationReport;
  edge?: Edges;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface EntryVerificationReport {
  type?: 'EntryVerificationReport';
  entryNumber: string | null;
  entryVersion: number | null;
  advisory: true;
  outcome: 'no-exception' | 'review' | 'exception';
  axes: {
    /**
     * How often each outcome stands on the axis.
     */
    integrity: {
      [k: string]: number;
    };
    /**
     * How often each outcome stands on the axis.
     */
    filing: {
      [k: string]: number;
    };
    /**
     * How often each outcome stands on the axis.
     */
    preference: {
      [k: string]: number;
    };
    /**
     * How often each outcome stands on the axis.
     */
    ipr: {
      [k: string]: number;
    };
    /**
     * How often each outcome stands on the axis.
     */
    documents: {
      [k: string]: number;
    };
  };
  clocks: {
    presented: DateTime;
    verified: DateTime;
    asOf?: DateTime;
  };
  policy: {
    id: Iri;
    digest: Digest;
  };
  counters?: Digest1;
  verdictDigest?: Digest2;
  evidencePackage?: Digest3;
  commitments?: ReportCommitments;
}
/**
 * HMAC-SHA256(salt, tag and canonical form) of the verdict, of its fragments, and of the digests of all that it was given.
 */
export interface ReportCommitments {
  verdict: Commitment;
  fragments: Commitment;
  inputs: Commitment;
}
/**
 * A right, its registration and its recordation with CBP: two numbers, two terms.
 */
export interface IntellectualPropertyRightsCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'IntellectualPropertyRightsCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: IntellectualPropertyRights;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface IntellectualPropertyRights {
  type?: 'IntellectualPropertyRights';
  right: Iri;
  intellectualPropertyRightsOwner: IdentifiedParty;
  intellectualPropertyRightsType: 'Trademark' | 'Copyright' | 'TradeName' | 'Patent';
  mark?: string;
  registration?: Registration;
  recordation?: Recordation;
  /**
   * Patents act at the border only through an exclusion order (19 USC 1337).
   */
  exclusionOrder?: string;
  exclusionOrderTerms?: ExclusionOrderTerms;
  commonControl?: Did[];
  manufacturers?: Party[];
  physicalFeatures?: string[];
}
/**
 * The registration of the right at its office. Not the recordation with CBP.
 */
export interface Registration {
  office: string;
  number: string;
  register?: 'Principal' | 'Supplemental';
  classes?: number[];
  from: CalendarDate;
  until?: CalendarDate;
}
/**
 * The recordation with CBP: a number and a term of its own (19 CFR part 133).
 */
export interface Recordation {
  number: string;
  classes?: number[];
  /**
   * The goods it is recorded for; absent means that it is not recorded by goods (a copyright).
   */
  goods?: GoodsPrefix[];
  from: CalendarDate;
  until: CalendarDate;
  grayMarketProtection?: boolean;
  /**
   * Whether protection against physically and materially different goods was granted (the Lever rule).
   */
  leverProtection?: boolean;
}
/**
 * Against whom the exclusion order is, and for which days; without it nobody can tell whether it acts.
 */
export interface ExclusionOrderTerms {
  /**
   * A limited order is against named respondents alone.
   */
  scope: 'general' | 'limited';
  respondents?: Did[];
  from: CalendarDate;
  until?: CalendarDate;
}
/**
 * A licence or sublicence of rights, with its scope in typed dimensions.
 */
export interface IntellectualPropertyRightsLicenseCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'IntellectualPropertyRightsLicenseCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: IntellectualPropertyRightsLicense;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface IntellectualPropertyRightsLicense {
  type?: 'IntellectualPropertyRightsLicense';
  licensee: IdentifiedParty;
  extendsCredential: Iri | Iri[];
  scope: Scope;
  exclusive?: boolean;
  physicalFeatures?: string[];
}
/**
 * Authorises a maker to make the goods for a licensee that may have them made. Not a sublicence.
 */
export interface MakerAuthorizationCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'MakerAuthorizationCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: MakerAuthorization;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface MakerAuthorization {
  type?: 'MakerAuthorization';
  maker: IdentifiedParty;
  extendsCredential: Iri | Iri[];
  scope: Scope;
  approvedAt?: CalendarDate;
}
/**
 * A certificate of origin for entries before 2020-07-01 (19 CFR part 181): exporter or producer certifies.
 */
export interface NAFTACertificateOfOrigin {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'NAFTACertificateOfOrigin'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: NAFTACertificateOfOriginSubject;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface NAFTACertificateOfOriginSubject {
  type?: 'OriginCertification';
  agreement: 'NAFTA';
  certifierRole: 'exporter' | 'producer';
  certifier: IdentifiedParty;
  exporter?: Party | 'Unknown';
  producer?: Party | Party[] | Various | NaftaProducer;
  importer?: Party | Party[] | Various | Unknown;
  goods: NAFTAGood[];
  invoiceNumber?: string;
  blanketPeriod?: DayPeriod;
  madeInForeignTradeZone?: boolean;
  signatory: Signatory;
  signedAt: DateTime;
  statement: string;
}
/**
 * Binds a DID to an organisation and its identifiers (LEI, GLN, DUNS, MID, filer code, salted importer-number commitment).
 */
export interface OrganizationIdentityCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'OrganizationIdentityCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: OrganizationIdentity;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface OrganizationIdentity {
  id: Did;
  type?: 'Organization';
  name: string;
  address?: PostalAddress;
  identifiers: PartyIdentifier[];
}
/**
 * A packing list.
 */
export interface PackingListCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'PackingListCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: PackingList;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface PackingList {
  type?: 'PackingList';
  packingListNumber: string;
  invoiceNumber?: string;
  shipper: IdentifiedParty;
  lines: {
    description: string;
    product?: Iri;
    quantity: Quantity;
    packages?: number;
    netWeight?: Quantity;
    grossWeight?: Quantity;
  }[];
}
/**
 * A customs power of attorney given by the importer to its broker (19 CFR 141.31 to 141.46).
 */
export interface PowerOfAttorneyCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'PowerOfAttorneyCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: PowerOfAttorney;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface PowerOfAttorney {
  type?: 'PowerOfAttorney';
  grantor: IdentifiedParty;
  grantorKind:
    | 'individual'
    | 'partnership'
    | 'corporation'
    | 'sole-proprietorship'
    | 'limited-liability-company';
  agent: IdentifiedParty;
  authority: 'general' | 'limited';
  limits?: string;
  /**
   * The partners, where the grantor is a partnership (19 CFR 141.39).
   */
  partners?: string[];
  ports: 'all' | string[];
  from: DateTime;
  until?: DateTime;
  /**
   * Whether the agent may accept service of process; asked for where the grantor is no resident (19 CFR 141.36).
   */
  acceptsService?: boolean;
  signatory: Signatory;
}
/**
 * What the producer used and did, per unit of the good. Shown to CBP alone.
 */
export interface ProductionRecordCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'ProductionRecordCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: ProductionRecord;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface ProductionRecord {
  type?: 'ProductionRecord';
  producer: IdentifiedParty;
  product: Iri;
  description?: string;
  agreement: 'USMCA' | 'CAFTA-DR' | 'NAFTA';
  tariffClassification: TariffClassification;
  materials: Material[];
  processes?: {
    description: string;
    country: Country;
    from?: CalendarDate;
    until?: CalendarDate;
    /**
     * What a rule of origin asks for.
     */
    kind?:
      | 'cut-or-knit-to-shape'
      | 'sewn-or-assembled'
      | 'chemical-reaction'
      | 'atmospheric-distillation'
      | 'vacuum-distillation'
      | 'viscosity-change'
      | 'purification'
      | 'mixing-or-blending'
      | 'particle-size-change'
      | 'standards-materials'
      | 'isomer-separation'
      | 'separation-from-mixture'
      | 'thickness-halved';
  }[];
  transactionValue?: Money;
  netCost?: Money;
  totalCost?: Money;
  /**
   * The good in other nomenclatures, such as HS2017 where a rule is written in it.
   */
  alsoClassified?: TariffClassification[];
  /**
   * Kinds of goods, in the words of the rule, that the good is.
   */
  isKind?: string[];
  /**
   * Kinds of goods, in the words of the rule, that the good is not.
   */
  isNotKind?: string[];
  includedShipment?: Money3;
  adjustedValue?: Money4;
  weight?: Quantity1;
  /**
   * What a rule asks and only a person can say, in the words of the rule.
   */
  facts?: StatedFact[];
  /**
   * How the good was wholly obtained or produced entirely in the territory.
   */
  whollyObtained?: string;
  /**
   * A set for retail sale (General Rule of Interpretation 3): the materials are the goods of the set.
   */
  putUpInSet?: boolean;
  /**
   * Produced in a United States foreign-trade zone.
   */
  madeInForeignTradeZone?: boolean;
}
/**
 * An amount with its ISO 4217 code.
 */
export interface Money3 {
  amount: Decimal;
  currency: string;
}
/**
 * An amount with its ISO 4217 code.
 */
export interface Money4 {
  amount: Decimal;
  currency: string;
}
/**
 * A quantity with its UN/ECE Recommendation 20 unit (C62 piece, DZN dozen, KGM kilogram).
 */
export interface Quantity1 {
  value: Decimal;
  unit: string;
}
export interface StatedFact {
  fact: string;
  holds: boolean;
}
/**
 * Recognises entities to issue or to recognise, in the terms of the W3C Recognized Entities draft.
 */
export interface RecognizedEntityCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'RecognizedEntityCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: RecognizedEntity | RecognizedEntity1[];
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface RecognizedEntity {
  id: Did;
  type?: 'RecognizedEntity';
  name?: string;
  recognizedTo: RecognizedAction[];
}
export interface RecognizedEntity1 {
  id: Did;
  type?: 'RecognizedEntity';
  name?: string;
  recognizedTo: RecognizedAction[];
}
/**
 * A supplier declares the origin of materials.
 */
export interface SupplierOriginDeclaration {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'SupplierOriginDeclaration'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: SupplierDeclaration;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface SupplierDeclaration {
  type?: 'SupplierDeclaration';
  supplier: IdentifiedParty;
  agreement: 'USMCA' | 'CAFTA-DR' | 'NAFTA';
  materials: Material[];
  period?: DayPeriod;
  signedAt: DateTime;
}
/**
 * A trust policy, signed by the operator.
 */
export interface TrustPolicyCredential {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'TrustPolicyCredential'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: TrustPolicySubject;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface TrustPolicySubject {
  id?: Iri;
  type?: 'TrustPolicySubject';
  /**
   * A trust policy (trust-policy.json).
   */
  trustPolicy: {};
}
/**
 * A certification of origin: the nine minimum data elements of Annex 5-A, with the law's own alternatives ("Various", a confidential producer, an unknown exporter).
 */
export interface USMCACertificationOfOrigin {
  '@context': Context;
  id: Iri;
  /**
   * @minItems 2
   * @maxItems 2
   */
  type: ['VerifiableCredential', 'USMCACertificationOfOrigin'];
  issuer: Issuer;
  name?: string;
  description?: string;
  validFrom: DateTime;
  validUntil?: DateTime;
  credentialSubject: USMCACertificationOfOriginSubject;
  edge?: Edges;
  credentialStatus?: CredentialStatus;
  credentialSchema?: {
    id: Iri;
    type: 'JsonSchema';
  };
  /**
   * The credential that this one corrects and replaces.
   */
  replaces?: {
    credential: Iri;
    credentialDigest: Digest;
  };
  iss?: Did;
  sub?: string;
  jti?: Iri;
  iat?: number;
  exp?: number;
}
export interface USMCACertificationOfOriginSubject {
  type?: 'OriginCertification';
  agreement: 'USMCA';
  certifierRole: 'importer' | 'exporter' | 'producer';
  certifier: IdentifiedParty;
  exporter?: Party | 'Unknown';
  producer?: Party | Party[] | Various | HiddenProducer;
  importer?: Party | Party[] | Various;
  goods: CertifiedGood[];
  invoiceNumber?: string;
  blanketPeriod?: DayPeriod;
  madeInForeignTradeZone?: boolean;
  signatory: Signatory;
  signedAt: DateTime;
  statement: string;
}
/**
 * An advisory verdict about one credential and all that it rests on, without an entry.
 */
export interface ChainVerdict {
  type: 'ChainVerdict';
  version: 1;
  advisory: true;
  notice: string;
  /**
   * The credential that was asked about.
   */
  credential: Digest | null;
  outcome: 'valid' | 'invalid' | 'indeterminate';
  existed?: DateTime;
  credentials: CredentialVerdict[];
  fragments: Fragment[];
  clocks: {
    presented: DateTime;
    verified: DateTime;
    asOf?: DateTime;
  };
  inputs?: VerdictInputs;
  policy: PolicyReference;
}
/**
 * How a CSV file of one trader is read: which column is which field, and how numbers and days are written in it.
 */
export interface CsvMapping {
  type: 'CsvMapping';
  version: 1;
  document: 'CommercialInvoice' | 'PackingList' | 'PartsList' | 'BillOfMaterials';
  /**
   * Default utf-8, with or without a byte order mark.
   */
  encoding?: 'utf-8' | 'windows-1252';
  delimiter: ',' | ';' | '\t' | '|';
  /**
   * Row of the column names as a spreadsheet counts, from 1; what stands above is passed over.
   */
  headerRow: number;
  decimalMark: '.' | ',';
  /**
   * Between groups of three digits; without it none is allowed.
   */
  groupMark?: ',' | '.' | ' ' | "'";
  /**
   * Default YYYY-MM-DD.
   */
  dateFormat?:
    | 'YYYY-MM-DD'
    | 'YYYY/MM/DD'
    | 'YYYYMMDD'
    | 'DD/MM/YYYY'
    | 'DD-MM-YYYY'
    | 'DD.MM.YYYY'
    | 'MM/DD/YYYY'
    | 'MM-DD-YYYY';
  goodsSystem?: GoodsSystem1;
  /**
   * Between several rights, uses or keys in one cell; without it a cell holds one.
   */
  listMark?: ';' | '|' | ' ';
  columns: CsvColumn[];
  constants?: CsvConstant[];
  units?: CsvUnit[];
}
export interface CsvColumn {
  field: CsvField;
  header: string;
  /**
   * Which of several columns of this name, from 1, from the left.
   */
  occurrence?: number;
}
export interface CsvConstant {
  field: CsvField;
  value: string;
}
export interface CsvUnit {
  written: string;
  /**
   * UN/ECE Recommendation 20.
   */
  unit: string;
}
/**
 * What other entries are known here to have drawn from capped licences.
 */
export interface DrawDownCounters {
  type: 'DrawDownCounters';
  version: 1;
  uses: DrawDownUse[];
}
export interface DrawDownUse {
  credential: Iri;
  entryNumber: string;
  entryVersion: number;
  line?: number;
  quantity: Quantity;
  on: CalendarDate;
}
/**
 * What an importer or its broker presents for one entry.
 */
export interface EntryBundle {
  type: 'EntryBundle';
  version: 1;
  presentation: string;
  sdJwtCredentials?: string[];
  sealed?: SealedPart[];
  evidence?: BundleEvidence;
}
export interface SealedPart {
  credential: Iri;
  credentialDigest: Digest;
  jwe: string;
}
export interface BundleEvidence {
  didResolutions?: string[];
  statusLists?: string[];
  existenceProofs?: ExistenceProof[];
}
/**
 * Proves by when a signed form existed: a leaf of a checkpoint that EAS holds a time for.
 */
export interface ExistenceProof {
  credentialDigest?: Digest;
  /**
   * base64url of 32 bytes.
   */
  salt: string;
  /**
   * Index of the leaf.
   */
  index: number;
  /**
   * Hashes from the leaf up (RFC 9162), base64url of 32 bytes each.
   */
  path: string[];
  /**
   * The signed checkpoint, the whole text; its SHA-256 is what EAS holds.
   */
  checkpoint: string;
  proof: LedgerProof;
}
/**
 * Where it was stamped. Stapled: all of block, header, account and storage, checked against a block that the trust policy lists.
 */
export interface LedgerProof {
  chainId: string;
  eas: string;
  transaction?: string;
  block?: number;
  header?: string;
  account?: string[];
  storage?: string[];
}
/**
 * Everything that a verdict about an entry rested on, so that it can be given again without network, keys or hosts. It is as confidential as what was sealed to the verifier.
 */
export interface EvidencePackage {
  type: 'EvidencePackage';
  version: 1;
  digests: PartDigests;
  code: CodeVersions;
  bundle: KeptBytes;
  policy: KeptPolicy;
  clocks: {
    presented: DateTime;
    verified: DateTime;
    asOf?: DateTime;
  };
  /**
   * What the verifier could ask; of what is absent nobody was asked.
   */
  ways: ('resolver' | 'fetchStatusList' | 'ledgers' | 'unseal')[];
  answers: KeptAnswer[];
  opened: KeptOpening[];
  /**
   * The draw-down counters, as JSON text.
   */
  counters?: string;
  record?: KeptRecord;
  observed?: {
    line: number;
    right: string;
    isMateriallyDifferent?: boolean;
    hasLeverLabel?: boolean;
  }[];
  challenge?: {
    nonce: string;
    audience: string;
    alreadyUsed: boolean;
  };
  memory?: KeptMemory;
  /**
   * Hosts that a server on the verifier's own machine stood in for.
   */
  standIns?: {
    host: string;
    origin: string;
  }[];
  /**
   * The verdict, in its canonical form (RFC 8785).
   */
  verdict: string;
  /**
   * 32 random bytes in base64url: with them the signed report commits to the verdict.
   */
  salt: string;
  /**
   * Where else certifications of a single shipment were used.
   */
  uses?: SingleShipmentUse[];
}
/**
 * Of each part in canonical form: what was changed is named.
 */
export interface PartDigests {
  code: Digest;
  bundle: Digest;
  policy: Digest;
  clocks: Digest;
  ways: Digest;
  answers: Digest;
  opened: Digest;
  counters?: Digest;
  record?: Digest;
  observed?: Digest;
  challenge?: Digest;
  memory?: Digest;
  standIns?: Digest;
  verdict: Digest;
  salt: Digest;
  uses?: Digest;
}
/**
 * What of the verifier's own data the verdict rests on, by digest.
 */
export interface CodeVersions {
  /**
   * Version of the verifier.
   */
  library: string;
  contexts: Digest;
  schemas: Digest;
  profile: Digest;
  codes: Digest;
  rules: Digest;
  agreements: Digest;
}
/**
 * The trust policy, and by whose key it was trusted; without one it was a file of the verifier's own.
 */
export interface KeptPolicy {
  /**
   * The policy as it was given: JSON, or a signed credential.
   */
  text: string;
  digest: Digest;
  trustKey?: JwkThumbprint;
}
/**
 * One question and what became of it: an answer or a failure.
 */
export interface KeptAnswer {
  /**
   * What was asked: who signed the policy, a DID, a status list, whether there is a node of a chain, a node.
   */
  way: 'policy-did' | 'did' | 'status-list' | 'node' | 'ledger';
  /**
   * What was asked, as the canonical JSON text of a list.
   */
  question: string;
  /**
   * What was answered, as JSON text.
   */
  answer?: string;
  failure?: KeptFailure;
}
/**
 * Why there was no answer: it is what the verdict rests on then.
 */
export interface KeptFailure {
  message: string;
  /**
   * The stable code of the fault, where it had one.
   */
  code?: string;
}
/**
 * A sealed part, by the digest of its text, and what was in it, or why it did not open.
 */
export interface KeptOpening {
  sealed: Digest;
  content?: KeptBytes;
  failure?: KeptFailure1;
}
/**
 * Why there was no answer: it is what the verdict rests on then.
 */
export interface KeptFailure1 {
  message: string;
  /**
   * The stable code of the fault, where it had one.
   */
  code?: string;
}
/**
 * The authority's own record of the entry, as the verifier was given it.
 */
export interface KeptRecord {
  entryNumber: string;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  importedAt?: number;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  enteredAt?: number;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  claimedAt?: number;
  source?: KeptBytes;
  entryType?: string;
  portOfEntry?: string;
  portOfUnlading?: string;
  modeOfTransport?: string;
  carrierCode?: string;
  vessel?: string;
  bills?: string[][];
  importerNumber?: string;
  consigneeNumber?: string;
  stateOfDestination?: string;
  bond?: {
    bondType: string;
    surety?: string;
  };
  totals?: {
    enteredValue?: string;
    duty?: string;
    fees?: string;
  };
  lines: KeptRecordLine[];
}
export interface KeptRecordLine {
  line: number;
  hts?: string;
  secondaryHts?: string[];
  spi?: string | null;
  countryOfOrigin?: string;
  countryOfExport?: string;
  exportDate?: string;
  description?: string;
  quantities?: {
    value: string;
    unit: string;
  }[];
  enteredValue?: string;
  charges?: string;
  grossWeight?: {
    value: string;
    unit: string;
  };
  textileCategory?: string;
  relatedParties?: boolean;
  invoiceNumbers?: string[];
  manufacturerId?: string;
  duty?: string;
  fees?: {
    class: string;
    amount: string;
  }[];
}
export interface KeptMemory {
  statusSequences?: {
    list: string;
    sequence: number;
  }[];
  entries?: {
    entry: string;
    credentialDigest: string;
  }[];
}
/**
 * The product rules of origin of one agreement in one edition of the tariff, as data that can be executed.
 */
export interface OriginRuleSet {
  type: 'OriginRuleSet';
  version: 1;
  agreement: 'USMCA' | 'CAFTA-DR' | 'NAFTA';
  title: string;
  /**
   * What the codes of the rules are written in.
   */
  nomenclature: string;
  validFrom: CalendarDate;
  validUntil?: CalendarDate;
  edition: string;
  source: OriginTextMark;
  /**
   * Whether a code without a rule here has none in law either.
   */
  isComplete: boolean;
  rules: OriginProductRule[];
  /**
   * What stands above the rules of a chapter.
   */
  chapterRules: OriginChapterRule[];
}
export interface OriginProductRule {
  id: string;
  citation: string;
  goods: OriginGoods;
  /**
   * One is enough.
   */
  alternatives: OriginAlternative[];
  open?: OriginOpenQuestion[];
  /**
   * The part that is not executable; such a rule never says that it is not met.
   */
  unread?: string;
  validUntil?: CalendarDate1;
  source?: OriginTextMark;
}
export interface OriginAlternative {
  letter?: string;
  goods?: OriginGoods1;
  /**
   * Absent: no change in classification is required.
   */
  from?: OriginSource[];
  except?: OriginSource[];
  /**
   * One method is enough.
   */
  valueContent?: OriginValueContent[];
  /**
   * Every one must hold.
   */
  conditions?: OriginCondition[];
}
/**
 * Goods that a rule, or one alternative of it, is about.
 */
export interface OriginGoods1 {
  codes: OriginCodeSpan[];
  kind?: OriginKind;
  /**
   * Not goods that stand under another rule or alternative.
   */
  except?: OriginGoods[];
}
export interface OriginValueContent {
  method: 'transaction-value' | 'net-cost' | 'build-up' | 'build-down';
  atLeast: Decimal3;
}
export interface OriginChapterRule {
  citation: string;
  goods: OriginGoods;
  rule: OriginChapterAsk;
  open?: OriginOpenQuestion[];
}
export interface OriginComponentRule {
  about: 'classifying-component';
}
export interface OriginTextileRule {
  about: 'textile-or-apparel';
}
export interface OriginFormationRule {
  about: 'formed-in-territory';
  what: 'visible-lining' | 'narrow-elastic' | 'sewing-thread' | 'pocket-bag';
  codes: OriginCodeSpan[];
  exceptCodes?: OriginCodeSpan[];
  steps: ('formed' | 'finished' | 'yarn-formed')[];
  /**
   * A material of the short-supply list meets it wherever it comes from.
   */
  shortSupply?: 'helps';
}
/**
 * Parties that a trader knows, by the numbers and names under which its papers and entries have them. Not for publication: it holds importer numbers.
 */
export interface PartyBook {
  type: 'PartyBook';
  version: 1;
  parties: KnownParty[];
}
export interface KnownParty {
  party: IdentifiedParty;
  importerNumber?: string;
  importerNumberSalt?: string;
  mids?: string[];
  filerCodes?: string[];
  /**
   * Other names under which papers have it.
   */
  alsoWritten?: string[];
}
/**
 * What an importer or broker is told before filing: for every line what is claimed, what supports it, what is missing, defective or about to lapse, whom to ask, what is at stake, and what can be chosen; and the verdict that it is drawn from, by digest.
 */
export interface PreflightReport {
  type: 'PreflightReport';
  version: 1;
  advisory: true;
  notice: string;
  entryNumber: string;
  entryVersion: number;
  at: DateTime;
  /**
   * clean: the verifier has no exception, and nothing to review but what is sealed to it alone; attention: review; stop: exception. It is the outcome of the verdict, in the words of whoever files.
   */
  outcome: 'clean' | 'attention' | 'stop';
  header: PreflightProblem[];
  lapsing: PreflightLapse[];
  lines: PreflightLine[];
  bundle: {
    credentials: number;
    bytes: number;
  };
  verdict: Digest4;
}
export interface PreflightLine {
  line: number;
  claimed?: string;
  preference:
    | 'supported'
    | 'not-supported'
    | 'contradicted'
    | 'undetermined'
    | 'not-required'
    | 'not-claimed';
  supports: PreflightSupport[];
  problems: PreflightProblem[];
  lapsing: PreflightLapse[];
  atStake?: PreflightStake;
  choices: PreflightChoice[];
  undeclaredRights?: {
    right: Iri;
    credential: Iri;
  }[];
  /**
   * What is wrong with papers that were held for the line and are not presented, because others serve it better.
   */
  setAside?: PreflightProblem[];
}
export interface PreflightSupport {
  credential: Iri;
  credentialDigest: Digest;
  credentialType: string;
  issuer: Did;
  issuerName?: string;
  outcome: 'valid' | 'invalid' | 'indeterminate';
}
/**
 * What becomes due on the line if its claim fails; what cannot be computed from the line is named in unknown.
 */
export interface PreflightStake {
  enteredValue?: Money;
  rate?: string;
  duty?: Money;
  fees?: Money;
  unknown: string[];
}
export interface PreflightChoice {
  choice: 'file-as-is' | 'file-without-claim';
  preference:
    | 'supported'
    | 'not-supported'
    | 'contradicted'
    | 'undetermined'
    | 'not-required'
    | 'not-claimed';
  due?: {
    duty?: Money;
    fees?: Money;
  };
  claimUntil?: CalendarDate2;
  note: string;
}
/**
 * The payload of a vp+jwt.
 */
export interface VerifiablePresentation {
  /**
   * @minItems 1
   * @maxItems 1
   */
  '@context': ['https://www.w3.org/ns/credentials/v2'];
  id?: Iri;
  type: 'VerifiablePresentation' | ['VerifiablePresentation'];
  holder: Did;
  verifiableCredential: EnvelopedVerifiableCredential[];
  aud: string;
  nonce: string;
  iat: number;
  exp?: number;
  iss?: Did;
}
export interface EnvelopedVerifiableCredential {
  '@context': 'https://www.w3.org/ns/credentials/v2';
  type: 'EnvelopedVerifiableCredential';
  id: string;
}
/**
 * Whom the verifier trusts, for what, and which checks must pass.
 */
export interface TrustPolicy {
  type: 'TrustPolicy';
  version: 1;
  id: Iri;
  name?: string;
  sequence: number;
  validFrom: DateTime;
  validUntil?: DateTime;
  audience: Did;
  roots: TrustRoot[];
  resolvers?: TrustedResolver[];
  didMethods: ('web' | 'ethr' | 'key' | 'jwk')[];
  ledgers?: TrustedLedger[];
  compromised?: {
    thumbprint: JwkThumbprint;
    since: DateTime;
  }[];
  recordations?: ExpectedRecordation[];
  required: RequiredChecks;
  rules: PolicyRules;
}
export interface TrustRoot {
  did: Did;
  name: string;
  keys: JwkThumbprint[];
  /**
   * The keys themselves, so that nothing need be resolved; each must have a thumbprint in keys.
   */
  jwks?: PublicKeyJwk[];
  recognizedTo: RecognizedAction[];
}
export interface TrustedResolver {
  did: Did;
  keys: JwkThumbprint[];
  /**
   * The keys themselves, so that nothing need be resolved; each must have a thumbprint in keys.
   */
  jwks?: PublicKeyJwk[];
}
export interface TrustedLedger {
  chainId: string;
  registry: string;
  eas: string;
  codeHash: string;
  finality:
    | {
        depth: number;
      }
    | {
        tag: 'finalized';
      }
    | {
        instant: true;
      };
  checkpoints?: {
    block: number;
    hash: string;
  }[];
}
/**
 * A recorded right whose goods are expected to show a licence.
 */
export interface ExpectedRecordation {
  number: string;
  right: Iri;
  goods: GoodsPrefix[];
  products?: Iri[];
  from?: CalendarDate;
  until?: CalendarDate;
}
export interface RequiredChecks {
  integrity: Check[];
  filing: Check[];
  preference: Check[];
  ipr: Check[];
  documents: Check[];
}
export interface PolicyRules {
  revokedParent?: {
    [k: string]: 'cascade' | 'prospective' | 'grace';
  };
  expiredParent?: {
    [k: string]: 'cascade' | 'prospective' | 'grace';
  };
  statusMaxAgeSeconds: number;
  unprovenPossession: 'review' | 'ignore';
  clockSkewSeconds?: number;
}
/**
 * An advisory verdict: not a ruling, a determination of origin or a release.
 */
export interface EntryVerdict {
  type: 'EntryVerdict';
  version: 1;
  advisory: true;
  notice: string;
  entryNumber: string | null;
  entryVersion: number | null;
  outcome: 'no-exception' | 'review' | 'exception';
  axes: VerdictAxes;
  lines: LineVerdict[];
  filing: FilingVerdict;
  credentials: CredentialVerdict[];
  fragments: Fragment[];
  clocks: {
    presented: DateTime;
    verified: DateTime;
    asOf?: DateTime;
  };
  counters?: Digest;
  inputs?: VerdictInputs;
  policy: PolicyReference;
}
export interface VerdictAxes {
  /**
   * How often each outcome stands on the axis.
   */
  integrity: {
    [k: string]: number;
  };
  /**
   * How often each outcome stands on the axis.
   */
  filing: {
    [k: string]: number;
  };
  /**
   * How often each outcome stands on the axis.
   */
  preference: {
    [k: string]: number;
  };
  /**
   * How often each outcome stands on the axis.
   */
  ipr: {
    [k: string]: number;
  };
  /**
   * How often each outcome stands on the axis.
   */
  documents: {
    [k: string]: number;
  };
}
export interface LineVerdict {
  line: number;
  clocks: LineClocks;
  preference: PreferenceVerdict;
  ipr: RightVerdict[];
  documents: DocumentsVerdict;
}
export interface LineClocks {
  imported?: CalendarDate;
  entered?: DateTime;
  claimed?: DateTime;
  made?: DayPeriod;
}
export interface PreferenceVerdict {
  claimed?: string;
  outcome:
    | 'supported'
    | 'not-supported'
    | 'contradicted'
    | 'undetermined'
    | 'not-required'
    | 'not-claimed';
  curable?: boolean;
  cureBy?: DateTime;
  credential?: Iri;
  determination?: {};
}
export interface RightVerdict {
  right?: Iri;
  outcome:
    | 'chain-shown'
    | 'chain-shown-with-flags'
    | 'not-shown'
    | 'contradicted'
    | 'undetermined'
    | 'not-recorded'
    | 'no-right-indicated';
  path?: Iri[];
  effectiveAuthority?: EffectiveAuthority;
  drawDown?: DrawDown[];
  flags?: string[];
}
export interface DrawDown {
  credential: Iri;
  max: Decimal;
  unit: string;
  before: Decimal;
  thisEntry: Decimal;
  total: Decimal;
}
export interface DocumentsVerdict {
  outcome: 'consistent' | 'differs' | 'undetermined';
}
export interface FilingVerdict {
  outcome: 'shown' | 'not-shown' | 'contradicted' | 'undetermined';
}
