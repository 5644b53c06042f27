#!/usr/bin/env node
// Bars R20 and R21 of the server at full size: 1,000 slow connections of every kind for 60 s, while others are served;
// and what one request of 10 MiB costs. Run with `npm run test:pressure`, on a machine that does nothing else.
import { fork } from 'node:child_process';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { listen, makePressureApp } from '../apps/server/src/http/pressure-app.test-support.ts';
import {
  keptConnections,
  openSlow,
  percentile,
  SLOW,
} from '../apps/server/src/http/slow-connections.test-support.ts';

const CONNECTIONS = Number(process.env.ORIGINMARK_SLOW ?? 1000);
const SECONDS = Number(process.env.ORIGINMARK_SECONDS ?? 60);
const MIB = 1024 * 1024;
const JSON_HEADERS = { authorization: 'acme', 'content-type': 'application/json' };

if (process.send === undefined) await press();
else await serveForParent();

/** The server, in a process of its own: says for how long it kept each connection, and what it used. */
async function serveForParent() {
  const app = await makePressureApp();
  const kept = keptConnections(app.server);
  const ended = [];
  app.server.on('connection', ({ remotePort }) => {
    void kept.get(remotePort).then((ms) => ended.push([remotePort, ms]));
  });
  const { port } = await listen(app);
  let cpu = process.cpuUsage();
  process.on('message', (what) => {
    if (what === 'ended') process.send({ ended });
    else {
      const { system, user } = process.cpuUsage(cpu);
      const { heapUsed, rss } = process.memoryUsage();
      process.send({ cpuMs: (system + user) / 1000, heapMib: heapUsed / MIB, rssMib: rss / MIB });
      cpu = process.cpuUsage();
    }
  });
  process.send({ port });
}

async function press() {
  const server = fork(process.argv[1], { execArgv: process.execArgv });
  const ask = async (what) => {
    const answer = new Promise((resolve) => server.once('message', resolve));
    server.send(what);
    return answer;
  };
  const { port } = await new Promise((resolve) => server.once('message', resolve));
  try {
    const before = await healthy(port, 5);
    const kinds = Object.values(SLOW);
    const slow = Array.from({ length: CONNECTIONS }, (_, at) =>
      openSlow(port, kinds[at % kinds.length], { client: `slow-${at % 40}`, everyMs: 1000 }),
    );
    const ports = new Set(await Promise.all(slow.map(({ from }) => from)));
    const during = await healthy(port, SECONDS);
    const { ended } = await ask('ended');
    const times = ended.filter(([from]) => ports.has(from)).map(([, ms]) => ms);
    for (const { socket } of slow) socket.destroy();
    const report = {
      p99BeforeMs: before,
      p99DuringMs: during,
      slow: ports.size,
      ended: times.length,
      longestMs: Math.round(Math.max(...times)),
      costs: await costs(port, ask),
    };
    process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    const isHeld =
      times.length === ports.size &&
      report.longestMs <= 15_000 &&
      during <= 2 * Math.max(before, 5);
    if (!isHeld) process.exitCode = 1;
  } finally {
    server.kill();
  }
}

/** The 99th percentile of what others wait, one request after the other. */
async function healthy(port, seconds) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const begun = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/json`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: '{}',
    });
    if (answer.status !== 200) throw new Error(`a healthy request got ${answer.status}`);
    await answer.arrayBuffer();
    times.push(performance.now() - begun);
    // Below what one client may have a minute.
    await wait(25);
  }
  return Math.round(percentile(times, 0.99) * 10) / 10;
}

async function costs(port, ask) {
  const found = {};
  const bundle = { ...JSON_HEADERS, 'content-type': 'application/vnd.originmark.bundle+json' };
  for (const [name, path, headers, body] of [
    ['a bundle of 10 MiB', '/bundle', bundle, 'x'.repeat(10 * MIB)],
    ['a bundle of one byte more', '/bundle', bundle, 'x'.repeat(10 * MIB + 1)],
    ['nested JSON', '/json', JSON_HEADERS, '['.repeat(MIB)],
    ['JSON of many values', '/json', JSON_HEADERS, `[${'1,'.repeat(MIB / 2 - 2)}1]`],
  ]) {
    await ask('usage');
    const status = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })
      .then(async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      })
      // The server need not read what it refuses.
      .catch(() => 'cut off');
    const { cpuMs, heapMib } = await ask('usage');
    found[name] = { status, cpuMs: Math.round(cpuMs), heapMib: Math.round(heapMib) };
    await wait(100);
  }
  return found;
}
