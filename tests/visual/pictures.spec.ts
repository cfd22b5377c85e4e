import { expect, shown, test } from './gallery'
import { PICTURES } from './pictures'

for (const picture of PICTURES) {
  test(`${picture.name} looks as it did`, async ({ gallery }) => {
    const element = await shown(gallery, picture)
    await expect(element).toHaveScreenshot(`${picture.name}.png`)
  })
}
