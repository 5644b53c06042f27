import type { SignedStory, DemoStoryOptions } from '../story/demo-story.ts';
import type { StoryDraft } from '../story/draft.ts';

/** A changed story, and how it is then verified. */
export interface TwinStory {
  readonly story: DemoStoryOptions;
  readonly verify?: TwinVerification;
}

/** How a verifier's own inputs depart from those of the untampered story. */
export interface TwinVerification {
  /** RFC 3339: judges the claims as of this moment. */
  readonly asOf?: string;
  /** RFC 3339: when the bundle is received, and at once judged. */
  readonly presentedAt?: string;
  /** The verifier has no record of the entry of its own. */
  readonly withoutRecord?: boolean;
  /** The verifier has no key to open what is sealed to it. */
  readonly withoutUnseal?: boolean;
  /** The verifier has no draw-down counters. */
  readonly withoutCounters?: boolean;
  /** Rights that an officer found on the goods. */
  readonly observed?: readonly {
    readonly line: number;
    readonly right: string;
    readonly isMateriallyDifferent?: boolean;
    readonly hasLeverLabel?: boolean;
  }[];
  /** The challenge that the presentation must answer. */
  readonly challenge?: {
    readonly nonce: string;
    readonly audience: string;
    readonly alreadyUsed: boolean;
  };
  /** Where else certifications of a single shipment were used, each named by its key in the story. */
  readonly uses?: readonly {
    readonly certification: string;
    readonly entryNumber: string;
    readonly bills: readonly string[];
    readonly imported?: string;
  }[];
  /** What the verifier remembers of earlier presentations. */
  readonly memory?: {
    readonly statusSequences?: ReadonlyMap<string, number>;
    readonly entries?: ReadonlyMap<string, string>;
  };
}

/** One change to the untampered story that must be found, and its lawful neighbour that must not. */
export interface HostileTwin {
  /** kebab-case. */
  readonly id: string;
  readonly title: string;
  /** One plain sentence: what the attacker or the careless trader did. */
  readonly change: string;
  /** Finding code that must appear. */
  readonly code: string;
  /** With which outcome it must appear. */
  readonly outcome: 'fail' | 'indeterminate';
  /** Line that the finding must be on. */
  readonly line?: number;
  /** Key of the credential that the finding must be about. */
  readonly credential?: string;
  readonly attack: TwinStory;
  /** The lawful version of the same act: the code must not appear there. */
  readonly legal: { readonly change: string } & TwinStory;
}

/** A story changed before it is signed. */
export function edited(edit: (draft: StoryDraft) => void, verify?: TwinVerification): TwinStory {
  return { story: { edit }, ...(verify !== undefined && { verify }) };
}

/** A story changed after it was signed. */
export function tampered(
  tamper: (signed: SignedStory) => void | Promise<void>,
  verify?: TwinVerification,
): TwinStory {
  return { story: { tamper }, ...(verify !== undefined && { verify }) };
}

/** The untampered story under other inputs of the verifier. */
export function judged(verify: TwinVerification): TwinStory {
  return { story: {}, verify };
}

/** The untampered story. */
export const UNTOUCHED: TwinStory = { story: {} };
