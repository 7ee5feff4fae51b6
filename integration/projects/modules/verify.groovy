import dev.gradwright.integration.Program

def vectors = Program.of(basedir).withVectorModule().with('-Dgradwright.kernels=vector')
        .runModule('shop/shop.Train', 'quadrants.safetensors', 'quadrants.handle')
vectors.requireSuccess()
vectors.requireNoErrors()
vectors.requireLine('VECTOR kernels, accurate: true')
vectors.requireLine('class of (1, 1): 3')

def portable = Program.of(basedir).with('-Dgradwright.kernels=portable')
        .runModule('shop/shop.Train', 'quadrants.safetensors', 'quadrants.handle')
portable.requireSuccess()
portable.requireNoErrors()
portable.requireLine('PORTABLE kernels, accurate: true')

def handle = Program.of(basedir).with('-Dgradwright.kernels=portable').runModule('shop/shop.Predict', 'quadrants.handle')
handle.requireSuccess()
handle.requireNoErrors()
handle.requireLine('class of (1, 1) by handle: 3')
