// The station's own records in numbers that name nobody: plots with a table under each, for those who work with them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

let demo, browser, witness;
const enter = (station, user, options) => Visitor.enter(browser, witness, demo, station, user, options);

async function file(user, filing, key) {
  const { api_token } = demo.person('power', user);
  const answer = await fetch(`${demo.origin}/power/api/v1/reports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${api_token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(filing),
  });
  assert.equal(answer.status, 201, await answer.clone().text());
}

before(async () => {
  demo = await Demo.start();
  browser = await launch();
  witness = new Witness(demo.origin);
  for (const user of ['shinonome.reporter', 'misaki.reporter', 'kitahama.reporter']) {
    for (let i = 0; i < 4; ++i) await file(user, { what_i_know: '配電の画面が止まりました。', kind: 'incident', facts: { system_state: 'lost' } }, `incident-${user}-${i}`);
    for (let i = 0; i < 2; ++i) await file(user, { what_i_know: '危険な状態がありました。', kind: 'near-miss' }, `near-miss-${user}-${i}`);
  }
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test('a coordinator sees the national table, the indicators and the floor, each plot with its table', async () => {
  const visitor = await enter('power', 'power.coordinator');
  await visitor.page.getByRole('link', { name: '統計', exact: true }).click();
  await visitor.page.getByRole('table', { name: '公表様式の表' }).waitFor();
  const national = await visitor.page.getByRole('table', { name: '公表様式の表' }).innerText();
  assert.match(national, /予兆・ヒヤリハット/);
  assert.match(national, /年度第/);
  assert.equal(await visitor.page.locator('main svg[role=img]').count(), 5);
  await visitor.page.getByRole('table', { name: '指標の推移' }).waitFor();
  await visitor.page.getByTestId('floor').waitFor();
  assert.deepEqual(await barriers(visitor.page), []);
  await picture(visitor.page, 'statistics');
  await visitor.page.locator('select[name=by]').selectOption('level');
  await visitor.page.getByRole('table', { name: '深刻度（暫定目安）' }).waitFor();
  await visitor.leave();
});

test('all breakdowns show the same totals, and no number below three', async () => {
  const { api_token } = demo.person('power', 'power.coordinator');
  const answer = await fetch(`${demo.origin}/power/api/v1/statistics`, { headers: { Authorization: `Bearer ${api_token}` } });
  const statistics = await answer.json();
  assert.equal(statistics.tables.length, 4);
  const totals = statistics.tables.map(({ cells }) => JSON.stringify(cells.map((row) => row.at(-1))));
  assert.equal(new Set(totals).size, 1);
  for (const { cells } of statistics.tables) for (const row of cells) for (const cell of row) assert.ok(cell === null || cell === 0 || cell >= 3, `${cell}`);
});

test('an executive of the centre reads it in English', async () => {
  const visitor = await enter('centre', 'centre.executive', { language: 'en', viewport: { width: 390, height: 844 } });
  await visitor.open('statistics');
  await visitor.page.getByRole('heading', { name: 'National table' }).waitFor();
  await visitor.page.getByTestId('floor').waitFor();
  assert.deepEqual(await barriers(visitor.page), []);
  await picture(visitor.page, 'statistics-narrow');
  await visitor.leave();
});

test('members see neither the page nor the way to it, whatever their role', async () => {
  for (const user of ['shinonome.executive', 'misaki.reporter']) {
    const visitor = await enter('power', user);
    assert.equal(await visitor.page.getByRole('link', { name: '統計', exact: true }).count(), 0);
    await visitor.open('statistics');
    assert.equal(await visitor.page.getByRole('table').count(), 0);
    const { status } = await visitor.page.evaluate(async () => ({ status: (await fetch('api/v1/statistics')).status }));
    assert.ok(status === 403 || status === 404, `${status}`);
    await visitor.leave();
  }
});

test('no request left the origin, no policy was broken, no script failed', () => witness.assert_clean());
