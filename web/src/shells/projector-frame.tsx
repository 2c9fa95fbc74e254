import { Outlet } from '@tanstack/react-router'
import { MeProvider } from '../me.tsx'
import { SignedOut } from './signed-out.tsx'

/** The wall is somebody's second window: it knows who is signed in, and shows nothing of theirs to nobody. */
export const ProjectorFrame = () => (
  <MeProvider signedOut={(hasJustLeft) => <SignedOut hasJustLeft={hasJustLeft} />}>
    <Outlet />
  </MeProvider>
)
