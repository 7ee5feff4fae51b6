import dev.gradwright.integration.Program

def run = Program.of(basedir).withVectorModule().run('shop.Train', 'quadrants.safetensors')
run.requireSuccess()
run.requireNoErrors()
run.requireLine('accurate: true')
run.requireLine('class of (1, 1): 3')
