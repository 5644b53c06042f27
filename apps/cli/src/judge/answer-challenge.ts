import type { VerifierInput } from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import { readChallenge } from '../files/challenge-file.ts';
import { spendChallenge } from '../files/spent-challenges.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Io } from '../io.ts';
import type { NamedChallenge } from './hints.ts';

interface ChallengeArgs {
  readonly challenge?: string;
  readonly data?: string;
}

/** The challenge as the verifier takes it, and as it was named. */
export interface Answered {
  readonly challenge: NonNullable<VerifierInput['challenge']>;
  readonly named: NamedChallenge;
}

/**
 * The challenge that is answered, spent once everything else is read: the first answer is the last. One that
 * this folder never gave binds nobody.
 * @param own the audience of the trust policy
 * @throws CliError 65
 */
export async function spendAnswered(
  args: ChallengeArgs,
  own: string,
  io: Io,
): Promise<Answered | undefined> {
  if (args.challenge === undefined) return undefined;
  const { audience, nonce } = await readChallenge(args.challenge, io);
  if (audience !== own)
    throw unreadable(
      `${args.challenge} asks for an answer to ${audience}, and the trust policy is of ${own}: give the challenge that was made under it.`,
    );
  const spent = await spendChallenge(dataFolder(args.data, io), nonce);
  if (spent.state === 'not-given')
    throw unreadable(
      `${args.challenge} was not given out from this data folder, so an answer to it binds nobody: make one with "originmark challenge", or name the folder with --data.`,
    );
  // The file may have come back from whoever answered: what was noted here says until when.
  const isLate = spent.state === 'fresh' && io.now() > spent.expiresAt;
  return {
    challenge: { nonce, audience, alreadyUsed: spent.state !== 'fresh' || isLate },
    named: { path: args.challenge, ...(isLate && { lateSince: spent.expiresAt }) },
  };
}
