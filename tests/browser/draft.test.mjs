// What was typed is not lost, and what was sent is not sent twice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { executable, flags, launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

let demo, witness;
before(async () => {
  demo = await Demo.start();
  witness = new Witness(demo.origin);
});
after(() => demo?.stop());

const typed = '監視画面が固まりました。';

/** A browser process of our own, so that it can be killed as a power cut would. */
async function start_browser(profile) {
  const child = spawn(executable, [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endpoint = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += bytes;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  return { child, browser, context: browser.contexts()[0] };
}

async function sign_in(page) {
  await page.goto(`${demo.origin}/power/`);
  await page.fill('[name=user]', 'shinonome.reporter');
  await page.fill('[name=password]', demo.person('power', 'shinonome.reporter').password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name=what_i_know]');
}

test('a draft survives a killed browser, comes back, and is gone after filing', async () => {
  const profile = join(demo.folder, 'profile');
  const first = await start_browser(profile);
  const page = await first.context.newPage();
  await sign_in(page);
  await page.getByRole('radio', { name: '予兆' }).check();
  await page.locator('[name=what_i_know]').pressSequentially(typed);
  await page.getByText('下書きはこの端末に保存されています').waitFor();
  await pause(200);
  first.child.removeAllListeners('exit');
  first.child.kill('SIGKILL');
  await pause(1000);

  const second = await start_browser(profile);
  const again = await second.context.newPage();
  await sign_in(again);
  await again.getByText('に書きかけた内容を戻しました').waitFor();
  assert.equal(await again.inputValue('[name=what_i_know]'), typed);
  assert.ok(await again.getByRole('radio', { name: '予兆' }).isChecked());
  await again.getByRole('button', { name: '提出する' }).click();
  await again.getByTestId('short-number').waitFor();
  await again.goto(`${demo.origin}/power/#/report`);
  await again.waitForSelector('[name=what_i_know]');
  assert.equal(await again.inputValue('[name=what_i_know]'), '');
  second.child.removeAllListeners('exit');
  await second.browser.close();
  second.child.kill('SIGKILL');
});

test('a lost answer and a second try file once', async () => {
  const browser = await launch();
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'misaki.reporter');
  const { page } = visitor;
  await visitor.open('reports');
  const before_filing = await page.locator('main .lines a').count();
  await visitor.open('report');
  await page.fill('[name=what_i_know]', typed);
  let lost = 0;
  await page.route('**/api/v1/reports', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch(); // it arrives
    await route.abort('connectionreset'); // its answer does not
  });
  await visitor.press('提出する');
  await page.getByText('届いたかどうか確認できませんでした').waitFor();
  await picture(page, 'lost-answer');
  assert.equal(await page.inputValue('[name=what_i_know]'), typed);
  await page.reload();
  await page.getByText('に書きかけた内容を戻しました').waitFor();
  await visitor.press('提出する');
  await page.getByTestId('short-number').waitFor();
  await visitor.open('reports');
  assert.equal(await page.locator('main .lines a').count(), before_filing + 1);
  assert.equal(lost, 1);
  await browser.close();
});

test('words added after a lost answer are told apart from what arrived', async () => {
  const browser = await launch();
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'kitahama.reporter');
  const { page } = visitor;
  await visitor.open('report');
  await page.fill('[name=what_i_know]', typed);
  await page.route('**/api/v1/reports', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  }, { times: 1 });
  await visitor.press('提出する');
  await page.getByText('届いたかどうか確認できませんでした').waitFor();
  await page.fill('[name=what_i_know]', `${typed}再起動しました。`);
  await visitor.press('提出する');
  await page.getByText('先ほどの内容は、すでに届いています').waitFor();
  await visitor.press('別の連絡として出す');
  await visitor.press('提出する');
  await page.getByTestId('short-number').waitFor();
  await browser.close();
});

test('an expired session keeps what was typed', async () => {
  const browser = await launch();
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'shinonome.reporter');
  const { page } = visitor;
  await visitor.open('report');
  await page.fill('[name=what_i_know]', typed);
  await visitor.context.clearCookies();
  await visitor.press('提出する');
  await page.getByText('しばらく操作がなかったため').waitFor();
  await page.fill('[name=user]', 'shinonome.reporter');
  await page.fill('[name=password]', demo.person('power', 'shinonome.reporter').password);
  await page.keyboard.press('Enter');
  await page.getByText('に書きかけた内容を戻しました').waitFor();
  assert.equal(await page.inputValue('[name=what_i_know]'), typed);
  await browser.close();
});

test('no request left the origin, no policy was broken, no script failed', () => witness.assert_clean());
