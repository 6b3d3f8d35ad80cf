// The real binary in demo mode on a free port, with a data folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const free_port = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export class Demo {
  static async start(binary = process.env.NOROSHI_BINARY) {
    const demo = new Demo();
    demo.folder = mkdtempSync(join(tmpdir(), 'noroshi-browser-'));
    demo.port = await free_port();
    demo.origin = `http://localhost:${demo.port}`;
    const data = join(demo.folder, 'data');
    demo.stopping = false;
    demo.process = spawn(binary, ['demo', '--data', data, '--port', String(demo.port)], { stdio: ['ignore', 'pipe', 'pipe'] });
    demo.said = '';
    demo.process.on('exit', (code, signal) => {
      if (!demo.stopping) console.error(`the demo ended by itself: exit ${code} ${signal ?? ''}\n${demo.said}`);
    });
    for (const stream of [demo.process.stdout, demo.process.stderr]) stream.on('data', (bytes) => (demo.said += bytes));
    await demo.wait_for(join(data, 'credentials.json'));
    demo.people = JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8')).people;
    return demo;
  }

  async wait_for(file) {
    for (let tries = 0; tries < 600; ++tries) {
      if (existsSync(file)) return;
      if (this.process.exitCode !== null || this.process.signalCode !== null) break;
      await pause(100);
    }
    throw new Error(`the demo did not start:\n${this.said}`);
  }

  /** A person of the demo, by station and user name. */
  person(station, user) {
    const found = this.people.find((one) => one.station === station && one.user === user);
    if (!found) throw new Error(`the demo has no ${user} at ${station}`);
    return found;
  }

  async stop() {
    this.stopping = true;
    this.process.kill('SIGTERM');
    for (let tries = 0; tries < 100 && this.process.exitCode === null && this.process.signalCode === null; ++tries) await pause(50);
    this.process.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
