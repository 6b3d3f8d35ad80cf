// Debian's Chromium, and a witness that nothing it does goes against the page's promises.
import { chromium } from 'playwright-core';
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export const executable = process.env.NOROSHI_CHROMIUM ?? '/usr/bin/chromium';
export const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const pictures = process.env.NOROSHI_PICTURES;

export const launch = () => chromium.launch({ executablePath: executable, args: flags });

/** Watches a browser context: every request stays with the origin, the policy is never broken, no script fails. */
export class Witness {
  constructor(origin) {
    this.origin = origin;
    this.findings = [];
  }

  async watch(context) {
    // The browser tells a page itself what it blocked; the page's own console is not enough.
    await context.exposeBinding('tell_violation', (_source, violation) => this.findings.push(`policy: ${violation}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => window.tell_violation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    context.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(`${this.origin}/`) && !address.startsWith(`blob:${this.origin}/`)) this.findings.push(`request left the origin: ${address}`);
    });
    context.on('weberror', (failure) => this.findings.push(`script: ${failure.error().message}`));
    context.on('console', (message) => {
      if (/content security policy|trusted type/i.test(message.text())) this.findings.push(`console: ${message.text()}`);
    });
  }

  assert_clean() {
    assert.deepEqual(this.findings, []);
  }
}

/** Serious and critical findings of axe on what is shown now. */
export async function barriers(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

export async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** One person at one station, in a browser of their own. */
export class Visitor {
  static async enter(browser, witness, demo, station, user, { language = 'ja', purpose = true, viewport = { width: 1280, height: 900 } } = {}) {
    const context = await browser.newContext({ viewport });
    await witness.watch(context);
    await context.addInitScript((chosen) => {
      if (location.protocol.startsWith("http")) localStorage.setItem("noroshi-language", chosen);
    }, language);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const visitor = new Visitor(context, page, `${demo.origin}/${station}/`);
    await page.goto(visitor.address);
    const { password } = demo.person(station, user);
    await page.fill('[name=user]', user);
    await page.fill('[name=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.head .me', { state: 'attached' });
    await page.waitForSelector('main h1');
    if (purpose && (await page.locator('main.alone').count()) > 0) {
      await page.click('main button.main');
      await page.waitForSelector('.frame');
    }
    return visitor;
  }

  constructor(context, page, address) {
    this.context = context;
    this.page = page;
    this.address = address;
  }

  async open(place) {
    await this.page.goto(`${this.address}#/${place}`);
    await this.page.waitForSelector(`main[data-place="${place}"] h1`);
    await this.settled();
  }

  /** Until nothing is being read. */
  async settled() {
    await this.page.waitForFunction(() => !document.querySelector('[data-reading]'));
  }

  async press(name) {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async follow(name) {
    await this.page.getByRole('link', { name }).first().click();
  }

  text() {
    return this.page.locator('main').innerText();
  }

  leave() {
    return this.context.close();
  }
}
