// The whole loop through the page: an operator tells, the name comes off, the centre asks and warns, the use comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, picture, Visitor, Witness } from './browser.mjs';
import { Demo } from './demo.mjs';

const told = '東雲電力の朝凪変電所で監視端末が再起動を繰り返しています。原因はまだ分かりません。通信先は update.evil-cdn.example でした。';
const names = ['東雲電力', '朝凪変電所', 'SHN-EMS'];
const question = '再起動の間隔と、直前の更新の有無を教えてください。';
const answer = '東雲電力では10分おきです。SHN-EMS の更新は前日にありました。';
const title = '監視端末の再起動への注意';

let demo, browser, witness;
const people = {};
let thread, number;

before(async () => {
  demo = await Demo.start();
  browser = await launch();
  witness = new Witness(demo.origin);
  const cast = {
    reporter: ['power', 'shinonome.reporter'], coordinator: ['power', 'power.coordinator'], approver: ['power', 'power.approver'],
    recipient: ['power', 'misaki.reporter'], analyst: ['centre', 'centre.analyst'], issuer: ['centre', 'centre.approver'],
  };
  for (const [role, [station, user]] of Object.entries(cast)) people[role] = await Visitor.enter(browser, witness, demo, station, user);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Dispatches take their time: look again until it is there. */
async function until(visitor, place, seen, what) {
  for (let tries = 0; tries < 60; ++tries) {
    await visitor.open('account');
    await visitor.open(place);
    if (await seen(await visitor.text())) return;
    await pause(500);
  }
  await picture(visitor.page, 'waiting-in-vain');
  assert.fail(`never seen: ${what}\n${await visitor.text()}`);
}

const leaving = (visitor) => visitor.page.getByTestId('leaving').first().innerText();
const hides_names = (text) => names.forEach((name) => assert.ok(!text.includes(name), `${name} stands in: ${text}`));

async function release(clearance) {
  const { approver } = people;
  await approver.open(`clearances/${clearance}`);
  hides_names(await leaving(approver));
  await approver.press('提供を決定する');
  await approver.page.getByText('提供を決定しました').waitFor();
}

test('a reporter files what is known and gets a number and a receipt', async () => {
  const { page } = people.reporter;
  await people.reporter.open('report');
  await page.fill('[name=what_i_know]', told);
  await page.getByText('詳しく書く').click();
  await page.getByRole('radio', { name: '低下' }).first().check();
  await picture(page, 'report');
  await people.reporter.press('提出する');
  number = await page.getByTestId('short-number').innerText();
  assert.match(number, /^\d{3}-\d{3}$/);
  thread = page.url().split('/').at(-1);
  const [download] = await Promise.all([page.waitForEvent('download'), people.reporter.press('受付証明を保存')]);
  const receipt = await (await import('node:fs/promises')).readFile(await download.path(), 'utf8');
  assert.ok(receipt.startsWith('c2sp.org/tlog-proof@v1'), receipt.slice(0, 60));
  assert.match(await people.reporter.text(), /暫定目安/);
  await picture(page, 'filed');
});

test('one look shows what leaves: no name, the attacker kept, the exact sentence of consent', async () => {
  const { page } = people.reporter;
  await page.getByTestId('leaving').first().waitFor();
  hides_names(await leaving(people.reporter));
  assert.match(await people.reporter.text(), /update\.evil-cdn\.example/);
  assert.match(await page.getByTestId('consent-text').first().innerText(), /次の内容を「.+」へ提供します。使用目的は.+です。/);
});

let clearance;
test('the coordinator finds it in the queue and edits; a yes to the old text is refused and asked again', async () => {
  const { page } = people.coordinator;
  await people.coordinator.open('clearances');
  assert.match(await people.coordinator.text(), /あと\d+分/);
  await people.coordinator.follow(new RegExp(number));
  clearance = page.url().split('/').at(-1);
  await page.getByText('文言を整える').click();
  await page.fill('[name=edited_text]', `${told} 復旧の見込みは立っていません。`);
  await people.coordinator.press('保存して匿名化し直す');
  await page.getByText('保存しました。下が新しい内容です。').waitFor();
  hides_names(await leaving(people.coordinator));

  await people.reporter.press('この内容で提供に同意する');
  await people.reporter.page.getByText('表示している間に内容が変わりました').waitFor();
  assert.match(await leaving(people.reporter), /復旧の見込み/);
  await people.reporter.press('この内容で提供に同意する');
  await people.reporter.page.getByText('同意を記録しました').waitFor();
});

test('another person releases it, and the reporter sees it delivered', async () => {
  await release(clearance);
  await until(people.reporter, `threads/${thread}`, (text) => text.includes('届きました'), 'delivered');
  await picture(people.reporter.page, 'thread');
});

let at_centre;
test('the analyst reads it without a name and asks back through the handle', async () => {
  const { analyst } = people;
  let found;
  await until(analyst, 'reports', async () => {
    const links = await analyst.page.locator('main .lines a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) {
      await analyst.open(link.slice(2));
      if ((await analyst.text()).includes('復旧の見込み')) return (found = link.slice(2));
    }
    return false;
  }, 'the report at the centre');
  at_centre = found.split('/').at(-1);
  hides_names(await analyst.text());
  await analyst.page.getByText('確認をお願いする').click();
  await analyst.page.fill('[name=question]', question);
  await analyst.press('送る');
  await analyst.page.getByText('確認のお願いを送りました').waitFor();
});

test('the reporter answers, sees what leaves, and the answer arrives without a name', async () => {
  const { reporter, analyst } = people;
  await until(reporter, 'enquiries', (text) => text.includes(question), 'the enquiry');
  const asked = reporter.page.locator('article', { hasText: question }); // the demo has questions of its own
  await asked.locator('[name=text]').fill(answer);
  await asked.getByRole('button', { name: '回答を書き終えた', exact: true }).click();
  await reporter.follow('出ていく内容を確認する');
  await reporter.page.getByTestId('leaving').waitFor();
  hides_names(await leaving(reporter));
  const id = reporter.page.url().split('/').at(-1);
  await reporter.press('この内容で提供に同意する');
  await reporter.page.getByText('同意を記録しました').waitFor();
  await release(id);
  await until(analyst, `threads/${at_centre}`, (text) => text.includes('おきです'), 'the answer at the centre');
  hides_names(await analyst.text());
});

test('a bulletin goes out by two people and reaches the members', async () => {
  const { analyst, issuer, coordinator } = people;
  await analyst.open('bulletins/new');
  await analyst.press('案として保存し、承認者に回す');
  assert.equal(await analyst.page.getByText('入力してください。').count(), 4);
  await analyst.page.fill('[name=title]', title);
  await analyst.page.fill('[name=body]', '監視端末が再起動を繰り返す事案がありました。');
  await analyst.page.fill('[name=countermeasure]', '通信先を遮断すると止まります。');
  await analyst.page.fill('[name=action_asked]', '通信記録を確認してください。');
  await analyst.page.fill('[name=indicators]', 'domain update.evil-cdn.example');
  await analyst.page.locator(`input[value="${at_centre}"]`).check();
  await analyst.press('案として保存し、承認者に回す');
  await analyst.page.getByRole('heading', { name: title }).waitFor();
  await issuer.open(`bulletins/${analyst.page.url().split('/').at(-1)}`);
  await issuer.press('情報提供を出す');
  await issuer.page.getByText('出しました').waitFor();
  await until(coordinator, 'bulletins', (text) => text.includes(title), 'the bulletin at the CEPTOAR');
  await coordinator.follow(new RegExp(title));
  await coordinator.page.getByRole('heading', { name: new RegExp(title) }).waitFor(); // the list before it has such states too
  await coordinator.page.getByText('構成員へ展開済み').waitFor(); // its charter says at once
});

test('a bulletin of the CEPTOAR itself is issued, passed on and recalled', async () => {
  const { coordinator, approver, recipient } = people;
  const own = '事務局からのお知らせ';
  await coordinator.open('bulletins/new');
  for (const [field, text] of Object.entries({ title: own, body: '点検のお知らせです。', countermeasure: '済みました。', action_asked: 'お読みください。' }))
    await coordinator.page.fill(`[name=${field}]`, text);
  await coordinator.press('案として保存し、承認者に回す');
  await coordinator.page.getByRole('heading', { name: own }).waitFor();
  const bulletin = coordinator.page.url().split('/').at(-1);
  await approver.open(`bulletins/${bulletin}`);
  await approver.press('情報提供を出す');
  await approver.page.getByText('出しました').waitFor();
  await coordinator.open('account');
  await coordinator.open(`bulletins/${bulletin}`);
  await coordinator.press('構成員へ展開する');
  await coordinator.page.getByText('構成員へ展開しました').waitFor();
  await recipient.open(`bulletins/${bulletin}`);
  assert.match(await recipient.text(), /お読みください/);
  await approver.press('取り消す…');
  await approver.page.fill('[name=reason]', '日付が違っていました。');
  await approver.press('取り消す');
  await approver.page.getByText('取り消しました').waitFor();
  await recipient.open('account');
  await recipient.open(`bulletins/${bulletin}`);
  assert.match(await recipient.text(), /取り消されました。使わないでください/);
});

test('a recipient says by one click what was done, and why where it could not', async () => {
  const { recipient } = people;
  await recipient.open('bulletins');
  await recipient.follow(new RegExp(title));
  await recipient.press('読みました');
  await recipient.page.getByText('確認済み').first().waitFor();
  await recipient.press('できなかった…');
  await recipient.page.fill('[name=because]', '記録が残っていませんでした。');
  await recipient.press('記録する');
  await recipient.page.getByText('記録しました：実施できなかった').waitFor();
  await recipient.press('実施した');
  await recipient.page.getByText('記録しました：実施した').waitFor();
  await picture(recipient.page, 'bulletin');
});

test('the reporter learns what became of it, and who read it for what', async () => {
  const { reporter } = people;
  await until(reporter, `threads/${thread}/story`, (text) => text.includes(title) && text.includes('分析担当 (centre)'), 'the story');
  await picture(reporter.page, 'story');
  await reporter.open(`threads/${thread}/custody`);
  assert.match(await reporter.text(), /閲覧の回数：\d+/);
  assert.match(await reporter.text(), /提供決定/);
  const [download] = await Promise.all([reporter.page.waitForEvent('download'), reporter.page.getByRole('button', { name: /^保存/ }).first().click()]);
  assert.match(download.suggestedFilename(), /^noroshi-entry-\d+\.txt$/);
  await picture(reporter.page, 'custody');
});

test('a follow-up goes on the same case', async () => {
  const { reporter } = people;
  await reporter.open(`threads/${thread}/add`);
  await reporter.page.fill('[name=what_i_know]', '再起動は止まりました。');
  await reporter.press('提出する');
  assert.equal(await reporter.page.getByTestId('short-number').innerText(), number);
});

test('no request left the origin, no policy was broken, no script failed', () => witness.assert_clean());
