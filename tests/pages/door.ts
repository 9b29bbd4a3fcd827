/** Coming in: signing in, and the one-time links. */
import type { Page } from '@playwright/test';
import { see } from '../support/see.ts';

export async function signIn(page: Page, loginName: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await signInHere(page, loginName, password);
}

/** On the page of signing in. */
export async function signInHere(page: Page, loginName: string, password: string): Promise<void> {
  await page.getByLabel('ชื่อผู้ใช้').fill(loginName);
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await see(page).not.toHaveURL(/sign-in/);
}

/** Opens a one-time link, chooses a password with it, and is signed in. */
export async function enrol(page: Page, link: string, password: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await choosePassword(page, password);
}

/** On the page of a one-time link. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByRole('button', { name: 'ตั้งรหัสผ่านแทน' }).click();
  await page.getByLabel('รหัสผ่าน', { exact: true }).fill(password);
  await page.getByLabel('รหัสผ่านอีกครั้ง').fill(password);
  await page.getByRole('button', { name: 'ตั้งรหัสผ่านและเข้าใช้งาน' }).click();
  await see(page).not.toHaveURL(/enrol/);
}

/** On the page of a one-time link: a passkey of this phone, in the place of a password. */
export async function passkeyIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'สร้างพาสคีย์และเข้าใช้งาน' }).click();
}

/** Nothing is typed: the phone knows who it is. */
export async function signInByPasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ใช้พาสคีย์' }).click();
  await see(page).not.toHaveURL(/sign-in/);
}

/** Signs out; nothing waits to be sent. */
export async function leave(page: Page): Promise<void> {
  await page.goto('/me');
  await page.getByRole('button', { name: 'ออกจากระบบ', exact: true }).click();
  await see(page).toHaveURL(/sign-in/);
}
