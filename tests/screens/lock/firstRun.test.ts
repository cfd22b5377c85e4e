import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import FirstRunScreen from '@/screens/lock/FirstRunScreen.vue'
import { useSession } from '@/state/session'
import { theDoor, type Door } from './theDoor'

let door: Door | undefined
afterEach(() => door?.shown.unmount())

const GIVEN = {
  'setup-clinic-name': '佐伯皮膚科',
  'setup-user-name': '佐伯',
  'setup-passphrase': 'harbour kettle moss',
  'setup-passphrase-again': 'harbour kettle moss',
}

async function setUpWith(given: Partial<Record<string, string>>): Promise<Door> {
  door = theDoor(FirstRunScreen)
  await door.shown.find('[data-testid="create-clinic"]').trigger('click')
  for (const [field, text] of Object.entries({ ...GIVEN, ...given })) await door.type(field, text ?? '')
  await door.shown.find('form').trigger('submit')
  await flushPromises()
  return door
}

test('the demo opens without any entry', async () => {
  door = theDoor(FirstRunScreen)
  await door.shown.find('[data-testid="try-demo"]').trigger('click')
  expect(door.asked.demo).toBe(1)
})

test('before anything is entered it is said that it is seen on this computer only', () => {
  door = theDoor(FirstRunScreen)
  expect(door.shown.text()).toContain('ほかの端末やほかのブラウザーからは見えません')
})

test('a clinic is created with Tokyo’s calendar and the draw every two months, unless chosen otherwise', async () => {
  const { asked } = await setUpWith({})
  expect(asked.created).toEqual([
    {
      clinicName: '佐伯皮膚科',
      userName: '佐伯',
      zone: 'Asia/Tokyo',
      protocol: 'bimonthly',
      passphrase: 'harbour kettle moss',
    },
  ])
})

test('both protocols are offered', async () => {
  const { asked } = await setUpWith({ 'setup-protocol': 'month1-bimonthly', 'setup-zone': 'Asia/Seoul' })
  expect(asked.created[0]).toMatchObject({ protocol: 'month1-bimonthly', zone: 'Asia/Seoul' })
})

test.each([
  ['setup-clinic-name', ' '],
  ['setup-user-name', ''],
  ['setup-passphrase', 'elevenchars'],
  ['setup-passphrase-again', 'harbour kettle mose'],
])('nothing is created while %s is “%s”', async (field, text) => {
  const { asked, shown } = await setUpWith({ [field]: text })
  expect(asked.created).toEqual([])
  expect(shown.findAll('[role="alert"]').length).toBeGreaterThan(0)
})

test('the first field that was refused takes the focus', async () => {
  const { shown } = await setUpWith({ 'setup-user-name': '', 'setup-passphrase': 'short' })
  const place = shown.element as HTMLElement
  document.body.append(place)
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(document.activeElement?.getAttribute('data-testid')).toBe('setup-user-name')
  place.remove()
})

test('where the data of a clinic are gone, its backup comes before a new clinic', async () => {
  door = theDoor(FirstRunScreen)
  const buttons = () => door?.shown.findAll('.button').map((button) => button.text())
  expect(buttons()?.[0]).toBe('クリニックを作成')
  useSession().isLost = true
  await flushPromises()
  expect(buttons()?.[0]).toBe('バックアップファイルを選ぶ')
  expect(door.shown.findAll('.button.primary').map((button) => button.text())).toEqual([
    'バックアップファイルを選ぶ',
  ])
})

test('twelve characters are accepted', async () => {
  const { asked } = await setUpWith({
    'setup-passphrase': 'twelve chars',
    'setup-passphrase-again': 'twelve chars',
  })
  expect(asked.created).toHaveLength(1)
})
