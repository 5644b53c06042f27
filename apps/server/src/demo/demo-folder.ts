import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createJudging, playDemo, writeAtomically, writeStory } from '@originmark/cli/workspace';

/** What of the played story the processes read. */
export interface DemoFolder {
  readonly folder: string;
  readonly trust: string;
  readonly decryptionKey: string;
  readonly bundle: string;
  readonly records: string;
  /** Folders of the parties, each with what it received and issued. */
  readonly parties: string;
}

export function demoFolder(dataFolder: string): DemoFolder {
  const folder = join(dataFolder, 'demo');
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    trust: at('trust.json'),
    decryptionKey: at('verifier-key.jwk.json'),
    bundle: at('entry.bundle.json'),
    records: at('entry.ae'),
    parties: at('parties'),
  };
}

/** Plays the story and writes its files, once: the policy trusts the ledger of this playing and no other. */
export async function writeDemo(dataFolder: string): Promise<DemoFolder> {
  const demo = demoFolder(dataFolder);
  // It is written last: a run that was cut short is done again.
  if (existsSync(join(demo.folder, 'written'))) return demo;
  const io = { cwd: dataFolder, program: 'originmark' };
  await writeStory(await playDemo(createJudging()), demo.folder, io);
  await writeAtomically(join(demo.folder, 'written'), 'all of it\n');
  return demo;
}
