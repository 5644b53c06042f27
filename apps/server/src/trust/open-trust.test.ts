import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoStory, type DemoStory } from '@originmark/demo-entry';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';
import { openTrust } from './open-trust.ts';

describe('openTrust', () => {
  let resources: TestResources;
  let story: DemoStory;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    resources = await openTestResources();
    story = await createDemoStory();
    folder = await mkdtemp(join(tmpdir(), 'trust-'));
  }, 60_000);
  beforeEach(() => {
    file = join(folder, 'trust.json');
  });
  afterAll(async () => {
    await resources.close();
    await rm(folder, { recursive: true });
  });
  const put = (change: object) =>
    writeFile(file, JSON.stringify({ ...story.policy, id: 'https://here.example/p', ...change }));

  it('gives the policy of the file with its text, and the new one once it was changed', async () => {
    await put({ sequence: 1 });
    const trust = openTrust({ file }, resources);
    const first = await trust();
    expect(first.policy.sequence).toBe(1);
    expect(JSON.parse(new TextDecoder().decode(first.text))).toEqual(first.policy);
    expect(await trust()).toBe(first);
    await put({ sequence: 2 });
    expect((await trust()).policy.sequence).toBe(2);
  });

  it('refuses an older policy than was in use, and another of the same sequence', async () => {
    await put({ sequence: 5 });
    const trust = openTrust({ file }, resources);
    await trust();
    await put({ sequence: 4 });
    await expect(trust()).rejects.toMatchObject({ code: 'policy.rolled-back' });
    await put({ sequence: 5, name: 'another' });
    await expect(trust()).rejects.toMatchObject({
      code: 'policy.rolled-back',
      message: expect.stringContaining('other content'),
    });
    await put({ sequence: 5 });
    expect((await trust()).policy.sequence).toBe(5);
  });

  it('takes a signed policy by its key, and nothing unsigned beside one', async () => {
    const { thumbprint, token } = story.signedPolicy;
    await writeFile(file, token);
    const key = thumbprint;
    expect(await openTrust({ file, key }, resources)()).toMatchObject({ trustKey: key });
    await writeFile(file, story.policyText);
    await expect(openTrust({ file, key }, resources)()).rejects.toMatchObject({
      code: 'policy.untrusted',
    });
  });

  it('refuses a file that is gone', async () => {
    const gone = openTrust({ file: join(folder, 'gone.json') }, resources);
    await expect(gone()).rejects.toMatchObject({ code: 'policy.unreadable' });
  });
});
