import { FileTrigger } from 'react-aria-components'
import { Button, type ButtonProps } from './button.tsx'

/** A button that asks the device for one file, or for a picture from its camera. */
export const FileButton = ({ accept, onChoose, ...button }: ButtonProps & { accept: readonly string[]; onChoose: (file: File) => void }) => (
  <FileTrigger
    acceptedFileTypes={accept}
    onSelect={(files) => {
      const file = files?.item(0)
      if (file) onChoose(file)
    }}
  >
    <Button {...button} />
  </FileTrigger>
)
