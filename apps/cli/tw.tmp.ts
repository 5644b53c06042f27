import { createStoryJudge } from './src/judge/judge-story.ts';
import { runTwin } from './src/judge/run-twin.ts';
import { HOSTILE_TWINS } from '@originmark/demo-entry';
const judge = createStoryJudge();
const t0 = performance.now(); const c0=process.cpuUsage();
const only = process.argv[2] ? new RegExp(process.argv[2]) : undefined; let n=0;
for (const t of HOSTILE_TWINS) { if (only && !only.test(t.id)) continue; n++;
  const r = await runTwin(t, judge);
  const bad = !r.attack.caught || !r.legal.passed;
  if (bad || only) console.log(bad?'BAD':'ok', t.id, JSON.stringify({c:r.attack.caught,f:r.attack.found,o:r.attack.outcome,e:r.attack.effect,l:r.legal, fault:r.fault}).slice(0,600));
}
const c=process.cpuUsage(c0);
console.log(n, 'wall', performance.now()-t0, 'cpu', (c.user+c.system)/1000);
