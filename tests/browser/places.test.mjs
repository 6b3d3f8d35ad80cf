// Every place in both languages and on a narrow screen: marked, without barriers, within the policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

let demo, browser, witness;
before(async () => {
  demo = await Demo.start();
  browser = await launch();
  witness = new Witness(demo.origin);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Whose places they are; `first` opens the first thing of the list before it. */
const tours = {
  'shinonome.reporter@power': ['report', 'guide', 'clearances', 'first', 'reports', 'first', 'cases', 'enquiries', 'tallies', 'bulletins', 'first', 'proposals', 'proposals/new', 'charters', 'account'],
  'power.coordinator@power': ['clearances', 'first', 'call', 'reports', 'first', 'tallies', 'enquiries', 'bulletins', 'bulletins/new', 'proposals', 'dispatches', 'notices'],
  'power.approver@power': ['clearances', 'first', 'dispatches'],
  'sakurazaka.home@credit': ['clearances', 'reports', 'bulletins'],
  'centre.analyst@centre': ['reports', 'first', 'tallies', 'bulletins', 'first', 'bulletins/new'],
  'centre.executive@centre': ['overview', 'bulletins'],
  'ministry.desk@ministry': ['reports', 'dispatches'],
  'ministry.supervision@ministry': ['reports', 'first', 'notices'],
  'power.auditor@power': ['audit', 'charters'],
  'power.admin@power': ['people', 'dispatches'],
};
const looks = [
  { language: 'ja', viewport: { width: 1280, height: 900 } },
  { language: 'en', viewport: { width: 1280, height: 900 } },
  { language: 'ja', viewport: { width: 320, height: 640 } },
];

async function check_place(visitor, name, language) {
  const { page } = visitor;
  assert.match(await page.title(), /^【架空】/, `${name}: title`);
  assert.match(await page.getByTestId('realm').innerText(), /【架空】/, `${name}: banner`);
  assert.equal(await page.getAttribute('html', 'lang'), language);
  assert.equal(await page.locator('[role=alert] .note.bad').count(), 0, `${name}: ${await visitor.text()}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
  assert.deepEqual(await barriers(page), [], name);
  await picture(page, name.replace(/\W+/g, '-'));
}

for (const { language, viewport } of looks) {
  test(`every place in ${language} at ${viewport.width} px is marked and free of serious barriers`, async () => {
    for (const [who, places] of Object.entries(tours)) {
      const [user, station] = who.split('@');
      const visitor = await Visitor.enter(browser, witness, demo, station, user, { language, viewport });
      let list = '';
      for (const place of places) {
        if (place === 'first') {
          const links = visitor.page.locator('main .lines a');
          if ((await links.count()) === 0) continue;
          await visitor.open((await links.first().getAttribute('href')).slice(2));
        } else {
          await visitor.open(place);
          list = place;
        }
        await check_place(visitor, `${language}-${viewport.width}-${user}-${list}${place === 'first' ? '-one' : ''}`, language);
      }
      await visitor.leave();
    }
  });
}

test('signing in, enrolling and stating a purpose are marked and free of barriers, and tell nothing of who exists', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  await witness.watch(context);
  const page = await context.newPage();
  const refusals = [];
  for (const user of ['power.coordinator', 'nobody.at.all']) {
    await page.goto(`${demo.origin}/power/`);
    await page.reload();
    await page.waitForSelector('[name=user]');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('name')), 'user');
    assert.match(await page.title(), /^【架空】/);
    assert.deepEqual(await barriers(page), []);
    await page.fill('[name=user]', user);
    await page.fill('[name=password]', 'this is not the password');
    await page.keyboard.press('Enter');
    await page.locator('.note.bad').waitFor();
    refusals.push(await page.locator('main').innerText());
  }
  assert.equal(refusals[0], refusals[1]);
  await picture(page, 'sign-in-refused');
  await page.getByRole('link', { name: '登録コード' }).click();
  await page.waitForSelector('[name=code]');
  assert.deepEqual(await barriers(page), []);
  await context.close();
  const visitor = await Visitor.enter(browser, witness, demo, 'centre', 'centre.analyst', { purpose: false });
  await visitor.page.getByText('何のために読みますか').waitFor();
  assert.deepEqual(await barriers(visitor.page), []);
  await picture(visitor.page, 'purpose');
  await visitor.leave();
});

test('nobody sees a place of another role', async () => {
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'misaki.reporter');
  const listed = await visitor.page.locator('nav a').allInnerTexts();
  assert.ok(listed.includes('情報連絡をする') && !listed.includes('電話を受ける（代理入力）') && !listed.includes('利用者の管理'), listed.join());
  await visitor.open('people');
  assert.match(await visitor.text(), /ページがありません/);
  await visitor.leave();
});

test('a link in a mail opens its page', async () => {
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'power.approver');
  await visitor.open('clearances');
  const place = (await visitor.page.locator('main .lines a').first().getAttribute('href')).slice(2);
  await visitor.page.goto(`${visitor.address}${place}`);
  await visitor.page.getByTestId('leaving').waitFor();
  await visitor.leave();
});

test('a report can be filed with the keyboard alone', async () => {
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'kitahama.reporter');
  const { keyboard } = visitor.page;
  await visitor.page.waitForSelector('[name=what_i_know]');
  await keyboard.type('予備系への切替えに時間がかかりました。');
  for (let tabs = 0; tabs < 20; ++tabs) {
    await keyboard.press('Tab');
    if ((await visitor.page.evaluate(() => document.activeElement.textContent.trim())) === '提出する') break;
  }
  await keyboard.press('Enter');
  await visitor.page.getByTestId('short-number').waitFor();
  await visitor.leave();
});

test('the coordinator takes down a call and reads back a number', async () => {
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'power.coordinator', { language: 'en' });
  await visitor.open('call');
  await visitor.page.getByLabel('Whose call is it?').selectOption({ label: 'Misaki Power Grid' });
  await visitor.page.fill('[name=what_i_know]', '<img src=x onerror=alert(1)> {@html "x"} & the pump stopped');
  await visitor.press('File and show the number');
  assert.match(await visitor.page.getByTestId('short-number').innerText(), /^\d{3}-\d{3}$/);
  await visitor.page.getByRole('link', { name: 'Open the case' }).click();
  await visitor.page.getByText('<img src=x onerror=alert(1)> {@html "x"} & the pump stopped').waitFor();
  assert.equal(await visitor.page.locator('main img').count(), 0);
  await visitor.leave();
});

test('field errors stand beside their fields and are announced', async () => {
  const visitor = await Visitor.enter(browser, witness, demo, 'power', 'power.coordinator');
  await visitor.open('account');
  await visitor.page.fill('[name=current]', 'not my password at all');
  await visitor.page.fill('[name=new]', 'short');
  await visitor.page.fill('[name=again]', 'short');
  await visitor.press('変更する');
  await visitor.page.locator('.mistake').first().waitFor();
  assert.equal(await visitor.page.locator('[role=alert] .note.bad').count(), 1);
  assert.equal(await visitor.page.locator('[aria-invalid=true]').count() >= 1, true);
  await visitor.leave();
});

test('no request left the origin, no policy was broken, no script failed', () => witness.assert_clean());
