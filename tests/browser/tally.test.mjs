// Below the line: a member counts, one of the count becomes a report, and what is found out later raises it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

let demo, browser, witness, reporter, coordinator;

before(async () => {
  demo = await Demo.start();
  browser = await launch();
  witness = new Witness(demo.origin);
  reporter = await Visitor.enter(browser, witness, demo, 'power', 'shinonome.reporter');
  coordinator = await Visitor.enter(browser, witness, demo, 'power', 'power.coordinator');
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test('a member counts in one line', async () => {
  const { page } = reporter;
  await reporter.open('tallies');
  await page.locator('select[name=category]').selectOption('malware_mail_stopped');
  await page.locator('input[name=count]').fill('5');
  await page.getByRole('button', { name: '件数を記録' }).click();
  await page.locator('[role=status] .note.good').waitFor();
  assert.match(await page.locator('main .lines').innerText(), /5件/);
});

test('one of them becomes a report and leaves the count', async () => {
  const { page } = reporter;
  await page.locator('main .lines summary').first().click();
  await page.locator('textarea[name=what_i_know]').fill('止めたはずのメールが一通開かれていました。');
  await page.getByRole('button', { name: '情報連絡として提出' }).click();
  await page.waitForURL(/#\/threads\//);
  await page.getByRole('heading', { name: /読み/ }).waitFor();
  await reporter.open('tallies');
  await page.locator('main .lines').waitFor();
  assert.match(await page.locator('main .lines').innerText(), /4件[\s\S]*5件のうち1件は情報連絡になりました/);
});

test("a coordinator's graver reading stands beside the source's and is told with its reason", async () => {
  await reporter.open('reports');
  const thread = (await reporter.page.locator('main .lines a').first().getAttribute('href')).slice(2);
  await coordinator.open(thread);
  const { page } = coordinator;
  await page.getByText('自らの読みを加える').click();
  await page.locator('select[name=level]').selectOption('3');
  await page.locator('input[name=reading_reason]').fill('同じ週に他でもありました。');
  await page.getByRole('button', { name: '読みを加える', exact: true }).click();
  await page.getByText('読みを加えました。').waitFor();
  await reporter.open(`${thread}/story`);
  await reporter.page.getByText('同じ週に他でもありました。').waitFor();
  assert.match(await reporter.text(), /セプター/);
});

test('no request left the origin, no policy was broken, no script failed', () => witness.assert_clean());
