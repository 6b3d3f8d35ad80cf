// The steps that belong to one role: the organisation's own yes, answers to what the anonymiser asks, a new colleague.
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

const enter = (station, user, options) => Visitor.enter(browser, witness, demo, station, user, options);
const id_of = (page) => page.url().split('/').at(-1);

async function file(visitor, text) {
  await visitor.open('report');
  await visitor.page.fill('[name=what_i_know]', text);
  await visitor.press('提出する');
  await visitor.page.getByTestId('leaving').first().waitFor();
  return visitor.page.getByTestId('short-number').innerText();
}

test('where the charter wants it, the organisation says its own yes before the station releases', async () => {
  const [reporter, home, approver] = await Promise.all([enter('credit', 'kazami.reporter'), enter('credit', 'kazami.home'), enter('credit', 'credit.approver')]);
  const number = await file(reporter, '風見クレジットの加盟店端末で決済が遅れています。');
  await reporter.press('この内容で提供に同意する');
  await reporter.page.getByText('同意を記録しました').waitFor();
  await reporter.page.getByText('自組織の承認待ち').waitFor();

  await approver.open('clearances');
  await approver.follow(new RegExp(number));
  await approver.page.getByText('連絡した方と、その組織の同意を待っています').waitFor();
  assert.equal(await approver.page.getByRole('button', { name: '提供を決定する' }).count(), 0);

  await home.open('clearances');
  await home.follow(new RegExp(number));
  await home.press('自組織として承認する');
  await home.page.getByText('自組織の承認を記録しました').waitFor();

  const clearance = id_of(approver.page);
  await approver.open('account');
  await approver.open(`clearances/${clearance}`);
  await approver.press('提供を決定する');
  await approver.page.getByText('提供を決定しました').waitFor();
  await Promise.all([reporter, home, approver].map((visitor) => visitor.leave()));
});

test('the coordinator answers what the anonymiser asks, and another may refuse it all', async () => {
  const [reporter, coordinator, approver] = await Promise.all([enter('power', 'misaki.reporter'), enter('power', 'power.coordinator'), enter('power', 'power.approver')]);
  const number = await file(reporter, '宛名はhinageshi.example.comです。みさき送配電の画面です。');
  await coordinator.open('clearances');
  await coordinator.follow(new RegExp(number));
  await coordinator.page.getByTestId('leaving').waitFor();
  const table = coordinator.page.locator('table');
  if (!(await table.isVisible())) await coordinator.page.getByText('置き換えた箇所と理由').click();
  assert.deepEqual(await barriers(coordinator.page), []);
  await picture(coordinator.page, 'masks');
  const row = table.locator('tbody tr', { hasText: 'hinageshi.example.com' });
  await row.getByRole('button', { name: /^残す/ }).click();
  await coordinator.page.getByText('保存しました。下が新しい内容です。').waitFor();
  assert.match(await coordinator.page.getByTestId('leaving').innerText(), /hinageshi\.example\.com/);
  if (!(await table.isVisible())) await coordinator.page.getByText('置き換えた箇所と理由').click();
  await row.getByRole('button', { name: /^伏せる/ }).click();
  await coordinator.page.waitForFunction(() => !document.querySelector('[data-testid=leaving]').textContent.includes('hinageshi.example.com'));

  const clearance = id_of(coordinator.page);
  await reporter.open(`clearances/${clearance}`);
  await reporter.press('この内容で提供に同意する');
  await reporter.page.getByText('同意を記録しました').waitFor();
  await approver.open(`clearances/${clearance}`);
  await approver.press('提供しない…');
  await approver.page.fill('[name=reason]', '内容を確かめてからにします。');
  await approver.press('提供しないと決定する');
  await approver.page.getByText('提供しないと決定しました').waitFor();
  await Promise.all([reporter, coordinator, approver].map((visitor) => visitor.leave()));
});

test('a masked word leaves as it stands only with a reason and a second person, and a name that was missed goes everywhere', async () => {
  const [reporter, coordinator, approver] = await Promise.all([enter('power', 'misaki.reporter'), enter('power', 'power.coordinator'), enter('power', 'power.approver')]);
  const number = await file(reporter, '岬北変電所は見学できます。夕凪が止まり、夕凪の担当が対応しました。');
  await coordinator.open('clearances');
  await coordinator.follow(new RegExp(number));
  const leaving = coordinator.page.getByTestId('leaving');
  await leaving.waitFor();
  assert.match(await coordinator.page.getByTestId('anonymity-set').innerText(), /3 組織/);
  await coordinator.page.getByText('名前として隠す語を加える').click();
  await coordinator.page.fill('[name=added_name]', '夕凪');
  await coordinator.page.getByLabel('連絡元の登録名簿').selectOption('systems');
  await coordinator.press('隠す');
  await coordinator.page.waitForFunction(() => !document.querySelector('[data-testid=leaving]').textContent.includes('夕凪'));

  const table = coordinator.page.locator('table');
  await table.locator('tbody tr', { hasText: '夕凪' }).first().waitFor({ state: 'attached' });
  if (!(await table.isVisible())) await coordinator.page.getByText('置き換えた箇所と理由').click();
  await table.locator('tbody tr', { hasText: '岬北変電所' }).getByRole('button', { name: /^そのまま出したい/ }).click();
  await coordinator.page.fill('[name=restore_reason]', '公開の見学施設だから');
  await coordinator.press('申し出る');
  await coordinator.page.getByText('別の担当者の同意を待っています').waitFor();
  assert.equal(await coordinator.page.getByRole('button', { name: /^同意する/ }).count(), 0);
  assert.doesNotMatch(await leaving.innerText(), /岬北/);
  assert.deepEqual(await barriers(coordinator.page), []);
  await picture(coordinator.page, 'restoration');

  await approver.open(`clearances/${id_of(coordinator.page)}`);
  await approver.page.getByRole('button', { name: /^同意する/ }).click();
  await approver.page.getByText('連絡した方にもう一度確認をお願いします').waitFor();
  assert.match(await approver.page.getByTestId('leaving').innerText(), /岬北変電所/);
  await Promise.all([reporter, coordinator, approver].map((visitor) => visitor.leave()));
});

test('a new colleague is invited, enrols with a code that works once, and signs in', async () => {
  const admin = await enter('power', 'power.admin');
  await admin.open('people');
  await admin.page.getByText('利用者を招く').first().click();
  await admin.page.fill('[name=user]', 'shinonome.second');
  await admin.page.fill('[name=display]', '当直 二人目');
  await admin.page.getByLabel('所属').selectOption({ index: 1 });
  await admin.page.getByLabel('連絡担当').check();
  await admin.press('利用者を招く');
  const code = await admin.page.locator('.big-number').innerText();
  await picture(admin.page, 'invited');

  const context = await browser.newContext();
  await witness.watch(context);
  const page = await context.newPage();
  const password = '朝凪の丘に灯がともる夜';
  for (const outcome of ['登録できました', '直していただきたいところがあります']) {
    await page.goto(`${demo.origin}/power/#/`);
    await page.getByRole('link', { name: '登録コード' }).click();
    await page.fill('[name=code]', code);
    await page.fill('[name=password]', `${password}です`);
    await page.fill('[name=again]', `${password}です`);
    await page.getByRole('button', { name: '利用を始める' }).click();
    await page.getByText(outcome).waitFor();
  }
  await page.getByRole('link', { name: 'サインインへ' }).click();
  await page.fill('[name=user]', 'shinonome.second');
  await page.fill('[name=password]', `${password}です`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name=what_i_know]');
  await page.getByRole('button', { name: 'サインアウト' }).click();
  await page.waitForSelector('[name=user]');
  await context.close();
  await admin.leave();
});

test('no request left the origin, no policy was broken, no script failed', () => witness.assert_clean());
