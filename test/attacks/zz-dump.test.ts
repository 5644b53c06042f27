import { test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { HOSTILE_TWINS } from '@originmark/demo-entry';
import { verifyTwin } from './verify-story.ts';
test('dump', async () => {
  const rows: unknown[] = [];
  for (const twin of HOSTILE_TWINS) {
    for (const side of ['attack', 'legal'] as const) {
      const s = (twin as any)[side];
      if (!s) continue;
      try {
        const { verdict, story } = await verifyTwin(s);
        const names = Object.fromEntries(
          Object.entries(story.credentials).map(([k, v]) => [v.credential.id, k]),
        );
        for (const f of verdict.fragments)
          if (f.officer)
            rows.push({
              twin: twin.id,
              side,
              own: f.code === twin.code,
              name: names[f.credential ?? ''],
              ...f,
            });
      } catch (e) {
        rows.push({ twin: twin.id, side, error: String(e) });
      }
    }
  }
  writeFileSync('/tmp/dump/rows.json', JSON.stringify(rows));
}, 600000);
