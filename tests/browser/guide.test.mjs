// 相談: the ten cases of the minutes, answered by somebody without security words, in at most five answers each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { barriers, launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

const root = new URL('../../', import.meta.url);
const words = JSON.parse(readFileSync(new URL('web/locale/ja.json', root), 'utf8'));

/** The examples of the table, each line `facts = { … }` and `expect = { … }` read as the JSON that it nearly is. */
function golden_cases() {
  const table = readFileSync(new URL('data/triage/golden_cases.toml', root), 'utf8');
  const read = (block, key) => JSON.parse(new RegExp(`^${key} = (.*)$`, 'm').exec(block)[1].replace(/(\w+) = /g, '"$1": '));
  const said = (block, key) => new RegExp(`^${key} = "(.*)"$`, 'm').exec(block)[1];
  return table.split('[[examples]]').slice(1).map((block) => ({
    id: said(block, 'id'), sector: said(block, 'sector'), facts: read(block, 'facts'), expect: read(block, 'expect'),
  }));
}

const openers = {
  1: 'open-system-lost', 2: 'open-spam', '3a': 'open-mail', '3b': 'open-mail', 4: 'open-malware', 5: 'open-zero-day', 6: 'open-hole',
  7: 'open-service-stopped', 8: 'open-back-office', '8b': 'open-back-office', 9: 'open-web', 10: 'open-service-stopped',
};

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

async function begin(sector, opener) {
  const { page } = visitor;
  await page.goto('about:blank');
  await visitor.open('guide');
  await page.selectOption('[name=sector]', sector);
  await answered(() => page.locator(`input[type=radio][value="${opener}"]`).click());
}

/** After the answer to an answer: the page has asked the server again. */
async function answered(act) {
  const [answer] = await Promise.all([visitor.page.waitForResponse((response) => response.url().endsWith('/api/v1/line')), act()]);
  await answer.finished();
  await visitor.settled();
  await visitor.page.waitForTimeout(50);
}

async function answer_question(facts) {
  const form = visitor.page.getByTestId('question');
  const fact = await form.getAttribute('data-fact');
  const known = facts[fact];
  if (known === undefined || known === 'unknown') return answered(() => form.getByRole('button', { name: words['guide.not_known'], exact: true }).click());
  const radio = form.locator(`input[type=radio][value="${known}"]`);
  if ((await radio.count()) > 0) return answered(() => radio.click());
  await form.locator('input, textarea').first().fill(Array.isArray(known) ? known.join('、') : String(known));
  return answered(() => form.getByRole('button', { name: words['guide.next'], exact: true }).click());
}

for (const { id, sector, facts, expect } of golden_cases()) {
  test(`five answers of a lay reader settle: ${id}`, async () => {
    await begin(sector, openers[id.split(' ')[0]]);
    let answers = 1;
    while ((await visitor.page.getByTestId('question').count()) > 0) {
      await answer_question(facts);
      answers += 1;
      assert.ok(answers <= 5, `${answers} answers`);
    }
    const guidance = await visitor.page.getByTestId('guidance').innerText();
    assert.ok(guidance.includes(words[`route.${expect.route}`]), guidance);
    assert.ok(guidance.includes(words['grade.level_2018'].replace('{level}', expect.level)), guidance);
  });
}

test('three facts give a verdict at once, and go on into the report', async () => {
  const { page } = visitor;
  await begin('ele', 'open-service-stopped');
  for (let facts = 1; facts < 3; ++facts) await answer_question({ supply_interrupted_kw: 70000, duration_min: 10 });
  const guidance = await page.getByTestId('guidance').innerText();
  assert.ok(guidance.includes(words['route.statutory_report']), guidance);
  assert.match(guidance, /24/);
  assert.deepEqual(await barriers(page), []);
  await picture(page, 'guide-ele');
  await page.getByTestId('guidance').getByRole('button', { name: words['guide.report'], exact: true }).click();
  await page.waitForSelector('main[data-place="report"] h1');
  assert.equal(await page.locator('[name=supply_interrupted_kw]').inputValue(), '70000');
  witness.assert_clean();
});
