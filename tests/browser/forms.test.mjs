// One entry, many addressees: forms filled from one case, saved, read back, and what was handed in elsewhere recorded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { barriers, launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

const words = JSON.parse(readFileSync(new URL('../../web/locale/ja.json', import.meta.url), 'utf8'));
let demo, browser, witness, reporter, thread, workbook;

before(async () => {
  demo = await Demo.start();
  browser = await launch();
  witness = new Witness(demo.origin);
  reporter = await Visitor.enter(browser, witness, demo, 'power', 'shinonome.reporter');
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test('a case fills the official forms, and each says that it delivers nothing', async () => {
  const { page } = reporter;
  await reporter.open('report');
  await page.locator('[name=what_i_know]').fill('受付系に大量の通信が続いています。');
  await page.locator('button.main.large').click();
  await page.waitForSelector('[data-testid="short-number"]');
  thread = new URL(page.url()).hash.split('/').at(-1);
  await reporter.open(`threads/${thread}/forms`);
  const cards = page.locator('[data-form]');
  await cards.first().waitFor();
  assert.ok((await cards.count()) >= 5);
  assert.match(await page.locator('main .note.care').innerText(), /提出されません/);
  const ddos = page.locator('[data-form=ddos]');
  assert.match(await ddos.innerText(), /未確認|ケースによる|提出先/);
  await ddos.getByRole('button', { name: '記入案を見る' }).click();
  await ddos.locator('table').waitFor();
  assert.match(await ddos.locator('table').innerText(), /大量の通信/);
  assert.match(await ddos.innerText(), /【架空】/);
  assert.deepEqual(await barriers(page), []);
  await picture(page, 'forms');
});

test('the workbook is saved, and read back box by box', async () => {
  const { page } = reporter;
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-form=ddos] a[download="ddos.xlsx"]').click()]);
  workbook = await file.path();
  assert.equal(readFileSync(workbook).subarray(0, 2).toString(), 'PK');
  await page.locator('input[name=workbook]').setInputFiles({ name: 'ddos.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(workbook) });
  await page.locator('[data-testid=imported] table').waitFor();
  assert.match(await page.locator('[data-testid=imported]').innerText(), /大量の通信/);
  await page.locator('input[name=workbook]').setInputFiles({ name: 'other.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no workbook') });
  await page.locator('[role=alert] .note').first().waitFor();
  assert.equal(await page.locator('[data-testid=imported] table').count(), 0);
});

test('what was handed in elsewhere is recorded, and nothing looks delivered', async () => {
  const { page } = reporter;
  const ddos = page.locator('[data-form=ddos]');
  await ddos.getByText('提出したことを記録する').click();
  await ddos.locator('[name=addressee]').fill('架空省サイバー窓口');
  await ddos.locator('[name=number]').fill('R-12');
  await ddos.getByRole('button', { name: '記録する', exact: true }).click();
  await ddos.getByText('記録しました。').waitFor();
  const line = page.locator('[data-testid=submissions] li');
  await line.first().waitFor();
  assert.match(await line.first().innerText(), /架空省サイバー窓口 に .* 提出、番号 R-12[\s\S]*このシステムは届けていません/);
  assert.deepEqual(await barriers(page), []);
});

test('in English too', async () => {
  const english = await Visitor.enter(browser, witness, demo, 'power', 'shinonome.reporter', { language: 'en', viewport: { width: 320, height: 640 } });
  await english.open(`threads/${thread}/forms`);
  await english.page.locator('[data-testid=submissions] li').first().waitFor();
  assert.match(await english.text(), /submitted to .* number R-12[\s\S]*this system delivered nothing/);
  assert.deepEqual(await barriers(english.page), []);
  await english.leave();
});

test('a follow-up asks whether the response was enough, and an answer raises the case', async () => {
  const { page } = reporter;
  await reporter.open(`threads/${thread}/add`);
  await page.locator('[name=what_i_know]').fill('添付を開いた端末がまだつながっています。');
  const checklist = page.locator('[data-testid=handling]');
  await checklist.locator('summary').click();
  assert.ok((await checklist.locator('fieldset').count()) >= 5);
  await checklist.locator('input[name^=host_isolated][value=false]').click();
  assert.deepEqual(await barriers(page), []);
  await page.getByText(words['filing.details'], { exact: true }).click();
  await page.locator('[name=fact-search]').fill('添付を開き');
  await page.locator('ul.plain button').first().click();
  await page.locator('input[name^=malware_attachment_opened][value=true]').click();
  await page.locator('button.main.large').click();
  await page.waitForSelector('[data-testid="short-number"]');
  assert.match(await reporter.text(), /まだ切り離されていない/);
  await reporter.open(`threads/${thread}/story`);
  await page.getByText(/対応が十分でなかった/).waitFor();
  witness.assert_clean();
});

test('decided cases and leading practice are listed with who stands behind them and until when', async () => {
  const { page } = reporter;
  await reporter.open('cases');
  await page.locator('[data-case="pr-free-rides"]').waitFor();
  assert.ok((await page.locator('[data-testid=cases] > li').count()) >= 30);
  assert.match(await page.locator('[data-case="pr-free-rides"]').innerText(), /提案中/);
  assert.match(await page.locator('[data-practice="lp-ask-a-neighbour"]').innerText(), /期間を過ぎました[\s\S]*2026-09-30 まで/);
  assert.deepEqual(await barriers(page), []);
});

test('a rule shows its standing and its last day; the sixteenth sector is not known yet', async () => {
  const { page } = reporter;
  await reporter.open('guide');
  await page.selectOption('[name=sector]', 'ele');
  await page.locator('input[type=radio][value="open-intrusion"]').click();
  const guidance = page.getByTestId('guidance');
  await guidance.getByText('2027-03-31 まで').waitFor();
  assert.match(await guidance.innerText(), /提案中/);
  await page.selectOption('[name=sector]', 'sixteenth');
  await guidance.getByText(/まだ分かっていません/).waitFor();
  assert.match(await guidance.innerText(), /まだ分かっていません.*窓口に確認[\s\S]*未確認/);
  assert.deepEqual(await barriers(page), []);
});
