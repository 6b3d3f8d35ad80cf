// 近い判断事例: beside the guide and beside the answer to a filing, with why.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { barriers, launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

const root = new URL('../../', import.meta.url);
const words = Object.fromEntries(['ja', 'en'].map((one) => [one, JSON.parse(readFileSync(new URL(`web/locale/${one}.json`, root), 'utf8'))]));

let demo, browser, witness, visitor;
before(async () => {
  demo = await Demo.start();
  browser = await launch();
  witness = new Witness(demo.origin);
  visitor = await Visitor.enter(browser, witness, demo, 'power', 'shinonome.reporter');
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** After the page has asked the server. */
async function answered(act) {
  const [answer] = await Promise.all([visitor.page.waitForResponse((response) => response.url().endsWith('/api/v1/line')), act()]);
  await answer.finished();
  await visitor.settled();
  await visitor.page.waitForTimeout(50);
}

test('the guide shows the decided case that own words mean, and says why', async () => {
  const { page } = visitor;
  await visitor.open('guide');
  await page.selectOption('[name=sector]', 'ele');
  await answered(() => page.locator('input[type=radio][value="open-back-office"]').click());
  await page.locator('[name=own_words]').fill('スマートメーターの検針データが書き換えられた。電気は流れている');
  await answered(() => page.getByRole('button', { name: words.ja['guide.find_near'], exact: true }).click());
  const near = page.locator('[data-precedent="pr-meter-data"]');
  await near.locator('summary').click();
  const said = await near.innerText();
  assert.ok(said.includes('検針と取引のデータが攻撃された'), said);
  assert.ok(said.includes('検針データ'), said);
  assert.ok(said.includes(words.ja['standing.proposed']), said);
  assert.ok(said.includes('pr-meter-data'), said);
  assert.deepEqual(await barriers(page), []);
  await picture(page, 'guide-precedents');
});

test('the same words stand in the report, and its answer shows the case too', async () => {
  const { page } = visitor;
  await page.getByTestId('guidance').getByRole('button', { name: words.ja['guide.report'], exact: true }).click();
  await page.waitForSelector('main[data-place="report"] h1');
  assert.match(await page.locator('[name=what_i_know]').inputValue(), /検針データ/);
  await page.getByRole('button', { name: words.ja['filing.submit'], exact: true }).click();
  await page.waitForSelector('[data-testid="short-number"]');
  const near = page.locator('[data-testid="precedents"]');
  assert.ok((await near.innerText()).includes('検針と取引のデータが攻撃された'));
  assert.deepEqual(await barriers(page), []);
  witness.assert_clean();
});
