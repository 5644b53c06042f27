import type { LocalDate } from '../dates/local-date.ts';
import type { SourceMark } from '../source-mark.ts';

/** What kind of person gives a power; only a partnership's ends by itself. */
export type PrincipalKind =
  | 'individual'
  | 'partnership'
  | 'limited-partnership'
  | 'corporation'
  | 'sole-proprietorship'
  | 'limited-liability-company';

/** A customs power of attorney. What is left out is not known. Parties are named by any identifier that is compared whole. */
export interface PowerFacts {
  readonly principal: string;
  readonly principalKind: PrincipalKind;
  /** Resident in the sense of 19 CFR 141.31(d). */
  readonly isPrincipalResident?: boolean;
  readonly agent: string;
  readonly isAgentLicensedBroker?: boolean;
  readonly isAgentResident?: boolean;
  /** Whether the agent may accept service of process; asked for only where the principal is no resident. */
  readonly acceptsService?: boolean;
  readonly isAgentMinor?: boolean;
  /** Who signed it with the agent: the principal, or a forwarder in its stead. Help with words or carriage is no signing. */
  readonly signedBy?: string;
  readonly executedOn: LocalDate;
  /** The last day it names; left out means none. */
  readonly until?: LocalDate;
  /** The day on which CBP received a written revocation, or null while there is none. */
  readonly revokedOn?: LocalDate | null;
  /** Four digits each. */
  readonly ports: 'all' | readonly string[];
  readonly authority: 'general' | 'limited';
  /** Whether a limited one covers the business in question, where a person has read it. */
  readonly coversBusiness?: boolean;
  /** Members that it names. */
  readonly partners?: readonly string[];
  /** Whether the members of the firm changed since. */
  readonly hasMembershipChanged?: boolean;
  /** Whether it expressly lets the agent appoint subagents. */
  readonly allowsSubagents?: boolean;
}

/** The act for which a power is used. */
export interface PowerUse {
  /** The port's day. */
  readonly on: LocalDate;
  readonly port: string;
  readonly principal: string;
  readonly agent: string;
}

export type PowerQuestion =
  | 'principal'
  | 'agent'
  | 'given-directly'
  | 'port'
  | 'business'
  | 'in-force'
  | 'not-revoked'
  | 'partners-named'
  | 'same-firm'
  | 'agent-of-age'
  | 'agent-of-nonresident';

/** One question put to a power. */
export interface PowerAnswer {
  readonly question: PowerQuestion;
  readonly answer: 'met' | 'not-met' | 'undecided';
  readonly why: string;
  readonly citation: string;
  readonly source: SourceMark;
}
